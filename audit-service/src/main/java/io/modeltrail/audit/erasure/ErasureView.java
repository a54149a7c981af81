package io.modeltrail.audit.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An erasure, and how far it is. It never says who was erased.
@Schema(name = "Erasure")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ErasureView(
    UUID id,
    @Schema(description = "PERSON, ENTRIES, MODEL or RETENTION") String scope,
    @Schema(
            description =
                "PENDING until all of its notes were read back; DONE; REFUSED if some of it was")
        String state,
    String ground,
    String reason,
    @Nullable String model,
    @Nullable Instant from,
    @Nullable Instant to,
    @Schema(description = "the class of retention that it is of") @Nullable String retentionClass,
    @Schema(description = "what it is about, as 5-9,12") Numbers entries,
    @Schema(description = "of how many entries something was removed") long erased,
    @Schema(
            description =
                "entries that hold the person's id within a longer text, or where it could not be"
                    + " decoded: nothing was removed there; look, and erase them by entries")
        @Nullable Numbers mentions,
    @Schema(description = "the entries of its notes") List<Long> notedBy,
    @Schema(description = "why some of it was refused") @Nullable Refused refused,
    Instant askedAt,
    String href) {

  /// @param numbers as `5-9,12`; of many the first
  @Schema(name = "Numbers")
  record Numbers(long count, String numbers) {

    private static final int STRETCHES_MAX = 100;

    static Numbers of(Indices indices) {
      boolean isMore = indices.stretches().size() > STRETCHES_MAX;
      Indices shown = isMore ? new Indices(indices.stretches().subList(0, STRETCHES_MAX)) : indices;
      return new Numbers(indices.count(), isMore ? shown + ",…" : shown.toString());
    }
  }

  @Schema(name = "ErasureRefused")
  record Refused(String code, String detail) {}
}

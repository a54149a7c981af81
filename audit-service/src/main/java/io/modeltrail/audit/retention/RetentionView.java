package io.modeltrail.audit.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is kept until when.
@Schema(name = "Retention")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RetentionView(
    @Schema(description = "the newest time that the log gave to a record: time is up by it")
        @Nullable Instant now,
    List<ClassView> classes,
    @Schema(description = "types that are of no class are kept for ever") String others,
    @Schema(description = "holds in force, by name: what they cover is kept") List<String> holds,
    List<ErasedView> erased) {

  /// @param keep ISO 8601
  @Schema(name = "RetentionClass")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ClassView(
      String name,
      List<String> types,
      String keep,
      @Schema(description = "the oldest payload that is still to come to its end")
          @Nullable NextView next,
      @Schema(
              description =
                  "payloads from there on; of each type at most 10,000 are counted, without those"
                      + " that a hold has kept past their time")
          long kept,
      @Schema(description = "payloads that were removed because their time was up") long removed) {}

  /// @param until it is kept at least
  @Schema(name = "RetentionNext")
  record NextView(long entry, Instant appendedAt, Instant until) {}

  /// @param entries of which something was removed
  @Schema(name = "RetentionErased")
  record ErasedView(String scope, long erasures, long entries) {}
}

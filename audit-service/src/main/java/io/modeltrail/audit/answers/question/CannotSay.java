package io.modeltrail.audit.answers.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.record.Seen;
import org.jspecify.annotations.Nullable;

/// What an answer leaves open, and why.
///
/// @param index of the entry that cannot be read, if it is about one
/// @param code stable, for programs
/// @param why for a person
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CannotSay(@Nullable Long index, String code, String why) {

  /// A record was taken away.
  public static final String ERASED = "ERASED";

  /// What is stored is not what was logged or signed.
  public static final String ALTERED = "ALTERED";

  /// A record's bytes are there, and cannot be read.
  public static final String ILLEGIBLE = "ILLEGIBLE";

  /// The copy for searches was changed: a search may have missed it.
  public static final String COPY_ALTERED = "COPY_ALTERED";

  /// No record tells it.
  public static final String NOT_RECORDED = "NOT_RECORDED";

  /// There is more to be read than one answer reads.
  public static final String TOO_MUCH = "TOO_MUCH";

  static CannotSay of(Seen seen) {
    String what = seen.entry().described();
    long index = seen.entry().index();
    return switch (seen) {
      case Seen.Erased it ->
          new CannotSay(
              index,
              ERASED,
              "%s: the record was taken away%s, its leaf remains"
                  .formatted(
                      what, it.by() == null ? "" : ", as entry %d tells".formatted(it.by())));
      case Seen.Altered it -> new CannotSay(index, ALTERED, what + ": " + it.what());
      case Seen.Illegible it -> new CannotSay(index, ILLEGIBLE, what + ": " + it.why());
      case Seen.Legible it -> new CannotSay(index, COPY_ALTERED, what + ": " + it.copy());
    };
  }
}

package io.modeltrail.registry.artifact;

import io.modeltrail.registry.artifact.store.Portion;
import io.modeltrail.service.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The header `Content-Range` of an upload that goes on where an earlier one stopped: the rest of
/// the bytes, or none if all are there and only the end was missed.
final class UploadRange {

  private static final Pattern REST = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");
  private static final Pattern NONE = Pattern.compile("bytes \\*/(\\d{1,18})");

  private UploadRange() {}

  /// @param length the body's, -1 if it is not said
  /// @throws Problem.Thrown 400 if it is no range, or says anything but the rest
  static Portion portion(@Nullable String header, long length) {
    if (header == null) {
      return Portion.whole(length);
    }
    Matcher rest = REST.matcher(header);
    if (rest.matches()) {
      long from = Long.parseLong(rest.group(1));
      long last = Long.parseLong(rest.group(2));
      long total = Long.parseLong(rest.group(3));
      if (from > last || last != total - 1 || (length >= 0 && length != total - from)) {
        throw bad(header);
      }
      return Portion.rest(from, total);
    }
    Matcher none = NONE.matcher(header);
    if (none.matches() && length <= 0) {
      long total = Long.parseLong(none.group(1));
      return Portion.rest(total, total);
    }
    throw bad(header);
  }

  private static Problem.Thrown bad(String header) {
    return Problem.badRequest(
        "BAD_CONTENT_RANGE",
        "Content-Range must be \"bytes <from>-<last>/<size>\", to the last byte and as long as the"
            + " body, or \"bytes */<size>\" with an empty body; found \""
            + header
            + "\"");
  }
}

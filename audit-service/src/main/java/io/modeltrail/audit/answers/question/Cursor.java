package io.modeltrail.audit.answers.question;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.service.problem.Problem;
import java.util.Base64;

/// Where a list goes on, and as of when: the rows of all pages are of one moment.
///
/// @param size of the trail that the first page was made of
/// @param position after which it goes on
public record Cursor(long size, String position) {

  String text() {
    byte[] bytes = (size + "|" + position).getBytes(UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// @throws Problem.Thrown 400 if it is none that an answer gave
  public static Cursor parse(String after) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(after), UTF_8);
      int bar = text.indexOf('|');
      return new Cursor(Long.parseLong(text.substring(0, bar)), text.substring(bar + 1));
    } catch (RuntimeException e) {
      throw Problem.badRequest(
          "BAD_CURSOR", "after must be the next of the page before, as it was given");
    }
  }
}

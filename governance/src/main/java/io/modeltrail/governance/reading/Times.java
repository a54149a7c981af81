package io.modeltrail.governance.reading;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads lengths of time.
final class Times {

  /// The JSON Schema of the file has it too; a test compares. Nine digits cannot overflow.
  static final Pattern DURATION =
      Pattern.compile(
          "P(?!$)([0-9]{1,9}D)?(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}S)?)?");

  private Times() {}

  /// What a time has to lie in.
  ///
  /// @param least still in it
  /// @param most still in it
  /// @param expected for people
  record Span(Duration least, Duration most, String expected) {}

  /// The time at the key; empty if it is not there, or wrong.
  static Optional<Duration> read(Block block, String key, Span span, Flaws flaws) {
    var text = block.text(key, span.expected());
    var place = block.at(key);
    if (text.isEmpty() || place == null) {
      return Optional.empty();
    }
    if (!DURATION.matcher(text.get()).matches()) {
      flaws.add(
          place, "\"%s\" is no length of time".formatted(Values.cut(text.get())), span.expected());
      return Optional.empty();
    }
    var time = Duration.parse(text.get());
    var tooShort = time.compareTo(span.least()) < 0;
    if (tooShort || time.compareTo(span.most()) > 0) {
      flaws.add(
          place,
          "%s is too %s".formatted(text.get(), tooShort ? "short" : "long"),
          span.expected());
      return Optional.empty();
    }
    return Optional.of(time);
  }
}

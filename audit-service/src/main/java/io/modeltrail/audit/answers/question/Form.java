package io.modeltrail.audit.answers.question;

import io.modeltrail.governance.Names;
import io.modeltrail.service.problem.Problem;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.tree.Hash;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// How a parameter's value is written.
///
/// @param expected for a person
/// @param reader throws an [IllegalArgumentException] or [DateTimeException] if it is written
///   otherwise
public record Form<T>(String expected, Function<String, T> reader) {

  private static final int TEXT_LENGTH_MAX = 500;
  private static final Pattern SHA256_TEXT = Pattern.compile("[0-9a-f]{64}");

  public static final Form<String> MODEL = text(Names.MODEL_NAME_EXPECTED, Names::isModel);
  public static final Form<String> ENVIRONMENT = text(Names.NAME_EXPECTED, Names::isEnvironment);
  public static final Form<String> TEXT =
      text(
          "1 to 500 printable characters",
          text ->
              !text.isEmpty()
                  && text.length() <= TEXT_LENGTH_MAX
                  && text.chars().noneMatch(Character::isISOControl));
  public static final Form<String> SHA256 =
      text("64 lowercase hex digits", text -> SHA256_TEXT.matcher(text).matches());
  public static final Form<Integer> VERSION =
      new Form<>("a number from 1", text -> atLeast(1, Integer.parseInt(text)));
  public static final Form<Long> INDEX =
      new Form<>("a number from 0", text -> atLeast(0, Long.valueOf(text)));
  public static final Form<UUID> ID = new Form<>("a UUID", UUID::fromString);
  public static final Form<Instant> TIME =
      new Form<>("a time as 2026-01-31T12:00:00Z", text -> OffsetDateTime.parse(text).toInstant());
  public static final Form<Duration> DURATION =
      new Form<>("a time span as PT10M, PT24H or P3D", Form::duration);
  public static final Form<Hash> ROOT =
      new Form<>("a hash in base64, as a checkpoint's third line has it, or in hex", Form::hash);

  /// @throws Problem.Thrown 400 if it is written otherwise
  T read(String name, String text) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Problem.badRequest(
          "BAD_PARAMETER", "%s must be %s, found \"%s\"".formatted(name, expected, text));
    }
  }

  private static Form<String> text(String expected, Predicate<String> is) {
    return new Form<>(
        expected,
        text -> {
          if (!is.test(text)) {
            throw new IllegalArgumentException(expected);
          }
          return text;
        });
  }

  private static <N extends Number> N atLeast(long least, N number) {
    if (number.longValue() < least) {
      throw new IllegalArgumentException("less than " + least);
    }
    return number;
  }

  private static Duration duration(String text) {
    Duration duration = Duration.parse(text);
    if (duration.isNegative()) {
      throw new IllegalArgumentException("negative");
    }
    return duration;
  }

  private static Hash hash(String text) {
    try {
      // In a query a plus that nobody escaped is a space.
      return SHA256_TEXT.matcher(text).matches()
          ? Hash.of(HexFormat.of().parseHex(text))
          : Hash.parse(text.replace(' ', '+'));
    } catch (MalformedException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

package io.modeltrail.audit.answers.question;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A parameter of a question.
///
/// @param meaning for a person
/// @param required whether the question cannot be asked without it
public record Parameter<T>(
    String name, String meaning, String example, boolean required, Form<T> form) {

  public static final Parameter<String> MODEL =
      of("model", Form.MODEL, "the model's name", "credit-eu");
  public static final Parameter<Integer> VERSION =
      of("version", Form.VERSION, "number of a version of the model", "3");
  public static final Parameter<String> ENVIRONMENT =
      of("environment", Form.ENVIRONMENT, "an environment", "production");
  public static final Parameter<UUID> PROMOTION =
      of("promotion", Form.ID, "one promotion", "0b4c9f6e-3f0a-4b7e-9d51-0c6a4f1d2e03");
  public static final Parameter<Instant> AT =
      of("at", Form.TIME, "the moment that is asked about", "2026-03-01T12:00:00Z").optional();
  public static final Parameter<Instant> FROM =
      of("from", Form.TIME, "begin of the time that is asked about", "2026-01-01T00:00:00Z");
  public static final Parameter<Instant> TO =
      of("to", Form.TIME, "its end, exclusive", "2026-04-01T00:00:00Z");
  public static final Parameter<Long> INDEX = of("index", Form.INDEX, "an entry's index", "41");
  public static final Parameter<Duration> TOLERANCE =
      of("tolerance", Form.DURATION, "how late is late; without it PT1H", "PT1H").optional();

  public static final Parameter<Long> SIZE =
      of("size", Form.INDEX, "as of the trail's first entries, so many of them", "1000").optional();
  public static final Parameter<Instant> AS_OF =
      of(
              "asOf",
              Form.TIME,
              "as of a time of the log: what it took then or before",
              "2026-03-01T12:00:00Z")
          .optional();
  public static final Parameter<String> LIMIT =
      of("limit", Form.TEXT, "most rows of the page, 1 to 1,000", "50").optional();
  public static final Parameter<String> AFTER =
      of("after", Form.TEXT, "the next of the page before", "MTAwMHw1MA").optional();

  /// What every question takes besides its own.
  public static final List<Parameter<?>> OF_ALL = List.of(SIZE, AS_OF, LIMIT, AFTER);

  /// One that a question cannot do without.
  public static <T> Parameter<T> of(String name, Form<T> form, String meaning, String example) {
    return new Parameter<>(name, meaning, example, true, form);
  }

  public Parameter<T> optional() {
    return new Parameter<>(name, meaning, example, false, form);
  }

  /// The same, with another meaning.
  public Parameter<T> meaning(String other) {
    return new Parameter<>(name, other, example, required, form);
  }
}

package io.modeltrail.registry.search;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a field holds, and so what it can be compared with.
enum Kind {
  TEXT("a text in quotes"),
  NUMBER("a number"),
  WHOLE("a whole number"),
  /// A text that is also a number if it is written as one.
  PARAMETER("a number, or a text in quotes"),
  TIME("a time in quotes, as \"2026-01-31T12:00:00Z\""),
  DATE("a date in quotes, as \"2026-01-31\""),
  TRUTH("true or false");

  private static final Pattern DIGITS = Pattern.compile("[-+]?[0-9]{1,18}");

  private final String expected;

  Kind(String expected) {
    this.expected = expected;
  }

  /// A value that the kind does not have.
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message);
    }
  }

  /// For people: what a value has to be.
  String expected() {
    return expected;
  }

  boolean isText() {
    return this == TEXT || this == PARAMETER;
  }

  /// As the database takes it.
  Object value(Literal literal) throws Unfit {
    if (!takes(literal.form())) {
      throw new Unfit("found %s, expected %s".formatted(literal, expected));
    }
    return switch (this) {
      case TEXT -> literal.text();
      case NUMBER -> number(literal.text());
      case WHOLE -> whole(literal.text());
      case PARAMETER ->
          literal.form() == Literal.Form.NUMBER ? number(literal.text()) : literal.text();
      case TIME -> time(literal.text());
      case DATE -> date(literal.text());
      case TRUTH -> literal.text().toLowerCase(Locale.ROOT).equals("true");
    };
  }

  private boolean takes(Literal.Form form) {
    return switch (form) {
      case TEXT -> isText() || this == TIME || this == DATE;
      case NUMBER -> this == NUMBER || this == WHOLE || this == PARAMETER;
      case TRUTH -> this == TRUTH;
    };
  }

  private static Double number(String text) throws Unfit {
    double number = Double.parseDouble(text);
    if (Double.isInfinite(number)) {
      throw new Unfit("%s is too large; a figure is at most 1.79e308".formatted(text));
    }
    return number;
  }

  private Long whole(String text) throws Unfit {
    if (!DIGITS.matcher(text).matches()) {
      throw new Unfit("found %s, expected %s of at most 18 digits".formatted(text, expected));
    }
    return Long.valueOf(text);
  }

  private OffsetDateTime time(String text) throws Unfit {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() >= 1 && time.getYear() <= 9999) {
        return time;
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    throw new Unfit("found \"%s\", expected %s".formatted(text, expected));
  }

  /// Dates are compared as texts: in this form their order is the same.
  private String date(String text) throws Unfit {
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).toString();
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    throw new Unfit("found \"%s\", expected %s".formatted(text, expected));
  }
}

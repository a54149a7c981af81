package io.modeltrail.governance.gate;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a condition saw of an input, in words.
record Seen(List<Reference> references, Scope scope) {

  private static final int TEXT_LENGTH_MAX = 80;
  private static final Pattern PLACE =
      Pattern.compile("^(?:evaluation error(?: at <input>:\\d+)?: )+");

  /// As `metrics.accuracy = 0.9737, champion = null`.
  String values() {
    var values = new LinkedHashSet<String>();
    for (var reference : references) {
      switch (reference.in(scope)) {
        case Reference.Found(var value, var note) ->
            values.add(
                note.isEmpty()
                    ? pair(reference.path(), value)
                    : "%s (%s)".formatted(pair(reference.path(), value), note));
        case Reference.Missing(var path, NullValue value, var key, var others) ->
            values.add(pair(path, value));
        case Reference.Unsaid unsaid -> values.add(reference.path() + " cannot be said");
        case Reference.Missing missing -> values.add(reference.path() + " is not there");
      }
    }
    return String.join(", ", values);
  }

  String explanation(CelEvaluationException e) {
    var message = PLACE.matcher(String.valueOf(e.getMessage())).replaceFirst("");
    return switch (e.getErrorCode()) {
      case ATTRIBUTE_NOT_FOUND, INDEX_OUT_OF_BOUNDS -> missing(message);
      case OVERLOAD_NOT_FOUND -> "An operator does not fit the values: " + values();
      case DIVIDE_BY_ZERO -> "A division by zero: " + values();
      case NUMERIC_OVERFLOW -> "A number too large: " + values();
      case ITERATION_BUDGET_EXCEEDED ->
          "It would go over more than %,d elements".formatted(Language.ITERATIONS_MAX);
      default -> "%s: %s".formatted(message, values());
    };
  }

  /// Of what is missing, the one that the evaluation met: others may stand in branches not taken.
  private String missing(String message) {
    var missing =
        references.stream()
            .map(reference -> reference.in(scope))
            .filter(Reference.Missing.class::isInstance)
            .map(Reference.Missing.class::cast)
            .toList();
    return missing.stream()
        .filter(one -> message.contains("'%s'".formatted(one.key())))
        .findFirst()
        .map(Reference.Missing::sentence)
        .or(() -> unsaidThough(reference -> true))
        .or(() -> missing.stream().findFirst().map(Reference.Missing::sentence))
        .orElseGet(() -> "%s: %s".formatted(message, values()));
  }

  /// Why something cannot be said that some references are to; of what is asked for only if it is
  /// there, the condition hears that it is not.
  Optional<String> unsaidThough(Predicate<Reference> some) {
    return references.stream()
        .filter(some)
        .map(reference -> reference.in(scope))
        .filter(Reference.Unsaid.class::isInstance)
        .map(unsaid -> ((Reference.Unsaid) unsaid).sentence())
        .findFirst();
  }

  private static String pair(String path, Object value) {
    return path + " = " + shown(value);
  }

  /// A figure as the shortest decimal that is exactly it, a text in quotes, a list or map by its
  /// size.
  static String shown(Object value) {
    return switch (value) {
      case Double figure -> decimal(figure);
      case String text when text.length() > TEXT_LENGTH_MAX ->
          "\"%s…\"".formatted(text.substring(0, TEXT_LENGTH_MAX));
      case String text -> "\"" + text + "\"";
      case NullValue none -> "null";
      case Map<?, ?> map when map.get("version") instanceof Long version -> "version " + version;
      case Map<?, ?> map -> "%,d entries".formatted(map.size());
      case List<?> list -> "%,d elements".formatted(list.size());
      default -> value.toString();
    };
  }

  private static String decimal(double figure) {
    var size = Math.abs(figure);
    return size == 0 || (size >= 1e-6 && size < 1e15)
        ? new BigDecimal(Double.toString(figure)).stripTrailingZeros().toPlainString()
        : Double.toString(figure);
  }
}

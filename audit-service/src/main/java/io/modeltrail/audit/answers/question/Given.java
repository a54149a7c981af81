package io.modeltrail.audit.answers.question;

import io.modeltrail.service.page.Limit;
import io.modeltrail.service.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The parameters that a question was asked with. All of them are well written.
public record Given(Map<String, String> values) {

  public Given {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /// @throws Problem.Thrown 400 naming what is expected, if one is unknown, missing or badly
  ///   written, or two exclude each other
  public static Given of(Card card, Map<String, String> values) {
    List<Parameter<?>> all = new ArrayList<>(card.takes());
    all.addAll(Parameter.OF_ALL);
    refuseUnknown(card, all, values.keySet());
    for (Parameter<?> parameter : all) {
      String text = values.get(parameter.name());
      if (text != null) {
        parameter.form().read(parameter.name(), text);
      } else if (parameter.required()) {
        throw Problem.badRequest(
            "MISSING_PARAMETER",
            "%s needs %s: %s, as %s=%s. It takes: %s"
                .formatted(
                    card.id(),
                    parameter.name(),
                    parameter.meaning(),
                    parameter.name(),
                    parameter.example(),
                    names(all)));
      }
    }
    Given given = new Given(values);
    given.find(Parameter.LIMIT).ifPresent(Limit::fromString);
    given.find(Parameter.AFTER).ifPresent(Cursor::parse);
    if (given.find(Parameter.SIZE).isPresent() && given.find(Parameter.AS_OF).isPresent()) {
      throw Problem.badRequest(
          "BAD_PARAMETER", "size and asOf both say as of when; give one of them");
    }
    return given;
  }

  private static void refuseUnknown(Card card, List<Parameter<?>> known, Set<String> given) {
    Set<String> unknown = new LinkedHashSet<>(given);
    known.forEach(each -> unknown.remove(each.name()));
    if (!unknown.isEmpty()) {
      throw Problem.badRequest(
          "UNKNOWN_PARAMETER",
          "%s does not take %s; it takes: %s"
              .formatted(card.id(), String.join(", ", unknown), names(known)));
    }
  }

  private static String names(List<Parameter<?>> parameters) {
    return parameters.stream()
        .map(each -> each.required() ? each.name() + " (required)" : each.name())
        .collect(Collectors.joining(", "));
  }

  public <T> Optional<T> find(Parameter<T> parameter) {
    return Optional.ofNullable(values.get(parameter.name()))
        .map(text -> parameter.form().read(parameter.name(), text));
  }
}

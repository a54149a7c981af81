package io.modeltrail.audit.passport;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.audit.passport.Passport.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What people said of model and version: of each, the last word.
final class DescriptionChapter implements Chapter {

  private static final Map<String, String> FIELDS =
      Map.of(
          "owner", "Owner",
          "developers", "Developers",
          "purpose", "Purpose",
          "riskTier", "Risk tier",
          "limitations", "Limitations",
          "reviewDueBy", "Review due by",
          "externalId", "Id elsewhere",
          "description", "Description");
  private static final List<String> ORDER =
      List.of(
          "owner",
          "developers",
          "purpose",
          "riskTier",
          "limitations",
          "reviewDueBy",
          "externalId",
          "description");

  private record Word(Told told, String of, JsonNode value) {}

  private final Map<String, Word> last = new LinkedHashMap<>();

  @Override
  public void add(Told told) {
    if (told.is("model.described")) {
      String of = told.at("/version").isNumber() ? "this version" : "the model";
      for (String field : ORDER) {
        JsonNode value = told.at("/" + field);
        if (!value.isMissingNode()) {
          last.put(field + " of " + of, new Word(told, of, value));
        }
      }
    }
  }

  @Override
  public List<Section> sections() {
    Rows rows = new Rows();
    for (String field : ORDER) {
      for (String of : List.of("the model", "this version")) {
        Word word = last.get(field + " of " + of);
        if (word != null) {
          rows.add(
              word.told,
              FIELDS.getOrDefault(field, field),
              word.of,
              Told.text(word.value),
              word.told.actor("/actor"),
              word.told.appendedAt().toString());
        }
      }
    }
    return rows.section(
        "Owner, purpose, limitations",
        "What was said last.",
        "Nobody has described the model or this version.",
        List.of("", "of", "", "said by", "when"));
  }
}

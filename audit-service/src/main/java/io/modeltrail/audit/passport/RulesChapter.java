package io.modeltrail.audit.passport;

import io.modeltrail.audit.passport.Passport.Section;
import java.util.ArrayList;
import java.util.List;

/// The rules it was decided under, what was refused, and what the trail notes of itself.
final class RulesChapter implements Chapter {

  private final Rows rules = new Rows();
  private final Rows refused = new Rows();
  private final Rows notes = new Rows();

  @Override
  public void add(Told told) {
    String at = told.appendedAt().toString();
    if (told.topic().endsWith(".dead-letter")) {
      String refusal = told.refusal();
      refused.add(
          told,
          told.topic().replace(".dead-letter", ""),
          refusal == null ? "" : refusal,
          told.actor("/actor"),
          at);
    } else if (told.is("governance.applied")) {
      rules.add(
          told,
          told.text("/revision"),
          told.text("/digest"),
          (told.text("/repository") + " " + told.text("/commit")).strip(),
          told.actor("/actor"),
          at);
    } else if (told.is("audit.noted")) {
      notes.add(told, told.text("/kind"), told.text("/subject"), told.text("/detail"), at);
    }
  }

  @Override
  public List<Section> sections() {
    List<Section> sections =
        new ArrayList<>(
            rules.section(
                "Rules it was decided under",
                "Their text is in the entry.",
                "No rules are in these entries.",
                List.of("revision", "SHA-256 of the text", "from", "applied by", "when")));
    sections.addAll(
        refused.section("Refused records about it", "", "topic", "why", "said to be of", "when"));
    sections.addAll(
        notes.section(
            "The trail of itself",
            "Its keys, what was gone through, what is missing.",
            "kind",
            "of",
            "",
            "when"));
    return sections;
  }
}

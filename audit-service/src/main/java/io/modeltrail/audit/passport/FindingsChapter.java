package io.modeltrail.audit.passport;

import io.modeltrail.audit.passport.Passport.Section;
import java.util.ArrayList;
import java.util.List;

/// What was found out after the training.
final class FindingsChapter implements Chapter {

  private final Rows assessments = new Rows();
  private final Rows checks = new Rows();

  @Override
  public void add(Told told) {
    if (told.is("model.assessed")) {
      assessments.add(
          told,
          told.text("/kind"),
          told.text("/conclusion"),
          told.text("/dataset"),
          told.text("/metrics"),
          told.text("/summary"),
          told.actor("/actor"),
          told.appendedAt().toString());
    } else if (told.is("artifact.checked")) {
      checks.add(told, told.text("/outcome"), told.text("/detail"), told.appendedAt().toString());
    }
  }

  @Override
  public List<Section> sections() {
    List<Section> sections =
        new ArrayList<>(
            assessments.section(
                "Assessments",
                "",
                "Nobody has assessed it.",
                List.of("kind", "conclusion", "data set", "metrics", "summary", "by", "when")));
    sections.addAll(
        checks.section(
            "Checks of the artifact",
            "Whether what lies at its address is what was told.",
            "",
            "detail",
            "when"));
    return sections;
  }
}

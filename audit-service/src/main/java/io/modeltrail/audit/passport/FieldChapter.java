package io.modeltrail.audit.passport;

import io.modeltrail.audit.passport.Passport.Section;
import java.util.ArrayList;
import java.util.List;

/// What became of it where it ran.
final class FieldChapter implements Chapter {

  private final Rows reports = new Rows();
  private final Rows observations = new Rows();
  private final Rows alarms = new Rows();

  @Override
  public void add(Told told) {
    String at = told.appendedAt().toString();
    if (told.is("deployment.reported")) {
      reports.add(
          told,
          told.text("/environment"),
          told.text("/target"),
          told.text("/outcome"),
          told.text("/runningSha256"),
          told.text("/detail"),
          told.actor("/actor"),
          at);
    } else if (told.is("model.observed")) {
      observations.add(
          told,
          told.text("/environment"),
          told.text("/segment"),
          told.text("/windowStart") + " to " + told.text("/windowEnd"),
          told.text("/sampleCount"),
          told.text("/figures"));
    } else if (told.is("model.alarmed")) {
      alarms.add(
          told,
          told.text("/environment"),
          told.text("/severity"),
          told.text("/rule"),
          told.text("/detail"),
          at);
    }
  }

  @Override
  public List<Section> sections() {
    List<Section> sections =
        new ArrayList<>(
            reports.section(
                "Reports of deployments",
                "As deployment systems told them.",
                "No deployment of it was reported.",
                List.of(
                    "environment", "target", "outcome", "runs (SHA-256)", "detail", "by", "when")));
    sections.addAll(
        observations.section(
            "Observations", "", "environment", "segment", "window", "samples", "figures"));
    sections.addAll(
        alarms.section(
            "Alarms",
            "",
            "No alarm was raised.",
            List.of("environment", "severity", "rule", "detail", "when")));
    return sections;
  }
}

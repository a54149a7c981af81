package io.modeltrail.audit.passport;

import io.modeltrail.audit.passport.Passport.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The run that made the version: code, parameters, data, figures.
final class TrainingChapter implements Chapter {

  private final int version;
  private final List<Long> by = new ArrayList<>();
  private @Nullable Told source;

  TrainingChapter(int version) {
    this.version = version;
  }

  @Override
  public void add(Told told) {
    boolean isRegistration = told.is("model.registered") && told.at("/version").asInt() == version;
    if (told.is("model.trained") || isRegistration) {
      if (by.size() < Rows.MAX) {
        by.add(told.index());
      }
      source = told;
    }
  }

  @Override
  public List<Section> sections() {
    Told told = source;
    if (told == null) {
      return new Rows()
          .section("Training run", "", "Its training run is not in these entries.", List.of());
    }
    List<Section> sections = new ArrayList<>(run(told));
    sections.addAll(pairs(told, "/parameters", "Parameters"));
    sections.addAll(datasets(told));
    sections.addAll(pairs(told, "/metrics", "Metrics"));
    sections.addAll(evaluations(told));
    sections.addAll(pairs(told, "/statistics", "Statistics"));
    sections.addAll(baseModels(told));
    return sections;
  }

  private List<Section> run(Told told) {
    Rows rows = new Rows();
    rows.fact(by, "Run", told.text("/run/runId"));
    rows.fact(by, "Experiment", told.text("/run/experiment"));
    rows.fact(by, "Pipeline", told.text("/run/pipeline"));
    rows.fact(by, "Started by", told.text("/run/startedBy"));
    rows.fact(by, "Told by", told.actor("/actor"));
    rows.fact(by, "Started", told.text("/run/startedAt"));
    rows.fact(by, "Finished", told.text("/run/finishedAt"));
    rows.fact(by, "Code", told.text("/run/codeRepository"));
    rows.fact(
        by,
        "Commit",
        told.text("/run/codeCommit")
            + (told.at("/run/codeDirty").asBoolean() ? " (not all of it committed)" : ""));
    rows.fact(by, "Image", told.text("/run/imageDigest"));
    rows.fact(by, "Lock file", told.text("/run/lockfileDigest"));
    rows.fact(by, "Page of the run", told.text("/run/uri"));
    return rows.section("Training run", "", "", "");
  }

  private List<Section> pairs(Told told, String path, String title) {
    Rows rows = new Rows();
    told.at(path)
        .properties()
        .forEach(each -> rows.add(by, each.getKey(), Told.text(each.getValue())));
    return rows.section(title, "", "", "");
  }

  private List<Section> datasets(Told told) {
    Rows rows = new Rows();
    told.at("/datasets")
        .forEach(
            each ->
                rows.add(
                    by,
                    Told.text(each.path("name")),
                    Told.text(each.path("role")),
                    Told.text(each.path("uri")),
                    Told.text(each.path("version")),
                    Told.text(each.path("rows")),
                    Told.text(each.path("sha256"))));
    return rows.section("Data sets", "", "name", "role", "where", "version", "rows", "SHA-256");
  }

  private List<Section> evaluations(Told told) {
    Rows rows = new Rows();
    told.at("/evaluations")
        .forEach(
            each ->
                rows.add(
                    by,
                    Told.text(each.path("dataset")),
                    Told.text(each.path("slice")),
                    Told.text(each.path("metrics"))));
    return rows.section("Evaluations", "", "data set", "slice", "metrics");
  }

  private List<Section> baseModels(Told told) {
    Rows rows = new Rows();
    told.at("/baseModels")
        .forEach(
            each ->
                rows.add(
                    by,
                    Told.text(each.path("name")),
                    Told.text(each.path("version")),
                    Told.text(each.path("uri"))));
    return rows.section("Based on", "", "model", "version", "where");
  }
}

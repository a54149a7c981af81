package io.modeltrail.audit.passport;

import io.modeltrail.audit.passport.Passport.Section;
import java.util.List;
import java.util.stream.Collectors;

/// What the version is.
final class IdentityChapter implements Chapter {

  private final int version;
  private final Rows rows = new Rows();

  IdentityChapter(int version) {
    this.version = version;
  }

  @Override
  public void add(Told told) {
    if (!told.is("model.registered") || told.at("/version").asInt() != version || !rows.isEmpty()) {
      return;
    }
    List<Long> by = List.of(told.index());
    rows.fact(by, "Registered", told.appendedAt().toString());
    rows.fact(
        by,
        "Registered when",
        told.text("/phase").equals("DEPLOYMENT")
            ? "its deployment was asked for"
            : "it was trained");
    rows.fact(by, "Workspace", told.text("/workspace"));
    rows.fact(
        by,
        "May run in",
        told.at("/serves").valueStream().map(Told::text).collect(Collectors.joining(", ")));
    rows.fact(by, "Artifact", told.text("/artifact/uri"));
    rows.fact(by, "SHA-256", told.text("/artifact/sha256"));
    rows.fact(by, "Bytes", told.text("/artifact/sizeBytes"));
    rows.fact(
        by, "Format", told.text("/artifact/format") + " " + told.text("/artifact/formatVersion"));
    rows.fact(
        by,
        "Framework",
        told.text("/artifact/framework") + " " + told.text("/artifact/frameworkVersion"));
    rows.fact(by, "Algorithm", told.text("/algorithm"));
    rows.fact(by, "Task", told.text("/task"));
    rows.fact(by, "Description", told.text("/description"));
    told.at("/tags")
        .properties()
        .forEach(tag -> rows.fact(by, "Tag " + tag.getKey(), Told.text(tag.getValue())));
  }

  @Override
  public List<Section> sections() {
    return rows.section(
        "Identity", "", "That it was registered is not in these entries.", List.of("", ""));
  }
}

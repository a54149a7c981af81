package io.modeltrail.audit.passport;

import io.modeltrail.audit.passport.Passport.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where it ran, from when to when, as decided.
final class LifeChapter implements Chapter {

  /// Most changes of champions that are thought of.
  private static final int CHANGES_MAX = 1_000;

  private final int version;
  private final List<Told> changes = new ArrayList<>();

  LifeChapter(int version) {
    this.version = version;
  }

  @Override
  public void add(Told told) {
    if (told.is("model.champion") && changes.size() < CHANGES_MAX) {
      changes.add(told);
    }
  }

  @Override
  public List<Section> sections() {
    Rows rows = new Rows();
    for (Told change : changes) {
      if (change.at("/champion/version").asInt() == version) {
        Told end = end(change);
        rows.add(
            end == null ? List.of(change.index()) : List.of(change.index(), end.index()),
            change.text("/environment"),
            change.text("/revision"),
            change.text("/since"),
            end == null ? "not left so far" : end.text("/since"));
      }
    }
    return rows.section(
        "Champion",
        "What was to run, by the promotions. What ran really is told by the reports below.",
        "It was champion nowhere.",
        List.of("environment", "revision", "from", "to"));
  }

  /// The next change in the same environment.
  private @Nullable Told end(Told change) {
    Told end = null;
    for (Told each : changes) {
      boolean isLater =
          each.text("/environment").equals(change.text("/environment"))
              && each.at("/revision").asLong() > change.at("/revision").asLong();
      if (isLater
          && (end == null || each.at("/revision").asLong() < end.at("/revision").asLong())) {
        end = each;
      }
    }
    return end;
  }
}

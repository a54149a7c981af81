package io.modeltrail.audit.passport;

import io.modeltrail.audit.passport.Passport.Listed;
import io.modeltrail.audit.passport.Passport.LogView;
import java.util.ArrayList;
import java.util.List;

/// Becomes a page while the entries go by. What it keeps is bounded, however many there are.
public final class PassportDraft {

  /// Most entries of the list at the end.
  private static final int LISTED_MAX = 2_000;

  private final String model;
  private final int version;
  private final LogView log;
  private final List<Chapter> chapters;
  private final Rows erased = new Rows();
  private final List<Listed> listed = new ArrayList<>();

  public PassportDraft(String model, int version, LogView log) {
    this.model = model;
    this.version = version;
    this.log = log;
    this.chapters =
        List.of(
            new IdentityChapter(version),
            new DescriptionChapter(),
            new TrainingChapter(version),
            new FindingsChapter(),
            new LifeChapter(version),
            new PromotionsChapter(),
            new FieldChapter(),
            new RulesChapter());
  }

  /// @param isErased whether the entry's record is gone
  public void add(Told told, boolean isErased) {
    chapters.forEach(chapter -> chapter.add(told));
    String state = isErased ? "erased" : told.said() == null ? "could not be decoded" : "";
    if (isErased) {
      erased.add(told, told.topic(), told.appendedAt().toString());
    }
    if (listed.size() < LISTED_MAX) {
      listed.add(new Listed(told.index(), told.topic(), told.appendedAt().toString(), state));
    }
  }

  public Passport passport() {
    List<Passport.Section> sections = new ArrayList<>();
    chapters.forEach(chapter -> sections.addAll(chapter.sections()));
    sections.addAll(
        erased.section(
            "Erased",
            "These were records of the model. What they said, also whether it was about this version, is gone.",
            "topic",
            "when"));
    return new Passport(model, version, log, sections, listed);
  }
}

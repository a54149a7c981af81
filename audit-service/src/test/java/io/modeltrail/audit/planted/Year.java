package io.modeltrail.audit.planted;

import io.modeltrail.audit.publication.TrailDatabase;
import io.modeltrail.audit.story.Story;
import io.modeltrail.audit.story.StoryRules;
import io.modeltrail.audit.story.StorySchemas;
import io.modeltrail.audit.story.Told;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Twelve months of several models. With the same seed it is the same, but for what is planted.
final class Year {

  static final Instant BEGIN = Instant.parse("2025-11-03T08:00:00Z");
  static final Instant END = BEGIN.plus(Duration.ofDays(365));

  static final String RULES =
      """
      environments:
        - name: dev
          promote: automatically
        - name: staging
          after: dev
          promote: automatically
        - name: production
          after: staging
          gates:
            - name: accuracy floor
              require: metrics.accuracy >= %s
          approvals: [ { role: model-owner }, { role: validator } ]
          expires: P20D
          emergency: { role: risk-officer, review-within: P7D }
      workspaces:
        - { name: default, register: at-training, serves: [dev, staging, production] }
      """;

  private final Story story;
  private final long seed;
  private final Agenda agenda;

  Year(StorySchemas schemas, long seed) {
    this.story = new Story(schemas);
    this.seed = seed;
    this.agenda = new Agenda(story);
    story.passes(Duration.between(story.now(), BEGIN));
    agenda.at(BEGIN, this::begins);
    for (int week = 1; week <= 52; week++) {
      agenda.at(BEGIN.plus(Duration.ofDays(7L * week - 1)), story::scanned);
    }
    for (int change = 1; change <= 3; change++) {
      String text = RULES.formatted("0.8" + change);
      agenda.at(BEGIN.plus(Duration.ofDays(100L * change)), () -> story.rules.apply(text));
    }
  }

  private void begins() {
    story.rules.apply(RULES.formatted("0.80"));
    note(
        AuditNoteKind.KEY,
        "log",
        Map.of(
            "change",
            "signs from now on",
            "verifierKey",
            TrailDatabase.SIGNER.key().verifierKey().toString()));
  }

  /// Nobody says which key signs.
  Year withoutKey() {
    story.next(AuditNoted.class, it -> it.getKind() == AuditNoteKind.KEY, it -> List.of());
    return this;
  }

  /// A model that lives in it.
  ///
  /// @param plant null: all is as it should be
  Year with(String model, Release plant) {
    new ModelYear(this, model).plan(BEGIN.plus(Duration.ofHours(1)), plant);
    return this;
  }

  Year with(List<String> models) {
    models.forEach(each -> with(each, null));
    return this;
  }

  /// Something about the trail is noted.
  Told<AuditNoted> note(AuditNoteKind kind, String subject, Map<String, String> detail) {
    return story.rules.note(kind, subject, StoryRules.service("audit-service"), detail);
  }

  Year until(Instant end) {
    agenda.until(end);
    return this;
  }

  Story story() {
    return story;
  }

  Agenda agenda() {
    return agenda;
  }

  long seed() {
    return seed;
  }
}

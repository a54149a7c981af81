package io.modeltrail.audit.story;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.Via;
import io.modeltrail.governance.Governance;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.Reading;
import java.util.List;
import java.util.Map;

/// The rules of a story, and what is noted about its trail.
public final class StoryRules {

  private final Story story;
  private Governance governance;
  private GovernanceApplied applied;

  StoryRules(Story story) {
    this.story = story;
  }

  /// An operator applies rules.
  public Told<GovernanceApplied> apply(String text) {
    governance = ((Reading.Sound) GovernanceFile.read(text)).governance();
    applied =
        GovernanceApplied.newBuilder()
            .setEventId(story.nextId())
            .setOccurredAt(story.now())
            .setActor(person("otto", "operator"))
            .setRevision(applied == null ? 1 : applied.getRevision() + 1)
            .setDigest(GovernanceFile.digest(text))
            .setText(text)
            .setPreviousDigest(applied == null ? null : applied.getDigest())
            .build();
    return story.tell("governance.applied", applied.getEventId().toString(), applied);
  }

  Governance governance() {
    return governance;
  }

  long revision() {
    return applied.getRevision();
  }

  String digest() {
    return applied.getDigest();
  }

  /// Something is noted about the trail.
  public Told<AuditNoted> note(
      AuditNoteKind kind, String subject, Actor by, Map<String, String> detail) {
    AuditNoted noted =
        AuditNoted.newBuilder()
            .setEventId(story.nextId())
            .setOccurredAt(story.now())
            .setActor(by)
            .setKind(kind)
            .setSubject(subject)
            .setDetail(detail)
            .build();
    return story.tell("audit.noted", noted.getEventId().toString(), noted);
  }

  /// What a note tells is refused when its turn comes.
  public Told<AuditNoted> refused(Told<AuditNoted> note, String code) {
    AuditNoted noted =
        AuditNoted.newBuilder()
            .setEventId(story.nextId())
            .setOccurredAt(story.now())
            .setCausationId(note.said().getEventId())
            .setActor(service("audit-service"))
            .setKind(AuditNoteKind.DENIAL)
            .setSubject(note.said().getSubject())
            .setDetail(Map.of("code", code, "detail", "it is held"))
            .build();
    return story.tell("audit.noted", noted.getEventId().toString(), noted);
  }

  public static Actor person(String subject, String... roles) {
    return new Actor(subject, ActorKind.PERSON, "https://id.example", List.of(roles), Via.HTTP);
  }

  public static Actor job(String subject) {
    return new Actor(subject, ActorKind.JOB, null, List.of(), Via.KAFKA);
  }

  public static Actor service(String name) {
    return new Actor(name, ActorKind.SERVICE, null, List.of(), Via.KAFKA);
  }
}

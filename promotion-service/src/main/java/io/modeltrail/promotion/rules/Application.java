package io.modeltrail.promotion.rules;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.governance.Governance;
import io.modeltrail.governance.reading.Flaw;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.Reading;
import io.modeltrail.governance.rules.Consideration;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.promotion.decision.PromotionEvents;
import io.modeltrail.service.door.Answers;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.Envelope;
import io.modeltrail.service.door.Fate;
import io.modeltrail.service.door.Said;
import io.modeltrail.service.problem.Problem;
import io.modeltrail.service.rules.RulesInForce;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Applies rules: checks a file whole, and writes it to the log as the next revision.
@RequestScoped
class Application {

  private static final String ROUTE = "PUT /governance";
  private static final Sink SINK = PromotionEvents.sink(PromotionEvents.GOVERNANCE);

  private final Envelope envelope;
  private final Door door;
  private final RulesInForce rules;
  private final Revisions revisions;
  private final EnvironmentTopics topics;

  Application(
      Envelope envelope,
      Door door,
      RulesInForce rules,
      Revisions revisions,
      EnvironmentTopics topics) {
    this.envelope = envelope;
    this.door = door;
    this.rules = rules;
    this.revisions = revisions;
    this.topics = topics;
  }

  /// Where the file comes from, as its sender says.
  record Origin(@Nullable String repository, @Nullable String commit) {}

  /// A problem with all that is wrong in the file.
  record Unsound(@JsonUnwrapped Problem problem, List<Flaw> flaws) {}

  Response apply(
      String text, Origin origin, @Nullable String idempotencyKey, @Nullable String prefer)
      throws SQLException {
    return switch (GovernanceFile.read(text)) {
      case Reading.Unsound(List<Flaw> flaws) -> unsound(flaws);
      case Reading.Sound(Governance governance, String digest) -> {
        needTopics(governance);
        rules.catchUp();
        Optional<Rules> newest = rules.newest();
        if (newest.isPresent() && newest.get().digest().equals(digest)) {
          yield unchanged(newest.get());
        }
        GovernanceApplied applied =
            GovernanceApplied.newBuilder()
                .setEventId(envelope.eventId(ROUTE, idempotencyKey))
                .setRevision(newest.map(Rules::revision).orElse(0L) + 1)
                .setDigest(digest)
                .setText(text)
                .setPreviousDigest(newest.map(Rules::digest).orElse(null))
                .setRepository(origin.repository)
                .setCommit(origin.commit)
                .build();
        yield tell(envelope.seal(applied, this::broken), prefer);
      }
    };
  }

  /// It stands in the log; the loop may not have stored it yet.
  private Response unchanged(Rules newest) {
    RuleViews.RevisionView view = view(newest.revision());
    return view == null
        ? Answers.of(new Fate.Pending(newest.eventId()), href -> null)
        : Response.ok(view).build();
  }

  private Response tell(Said<GovernanceApplied> said, @Nullable String prefer) throws SQLException {
    UUID eventId = said.eventId();
    String subject = "governance/" + said.event().getRevision();
    Fate fate = door.tell(new Door.Letter(SINK, eventId.toString(), subject, said, null), prefer);
    return Answers.of(fate, href -> view(said.event().getRevision()));
  }

  private Optional<Refusal> broken(GovernanceApplied applied) {
    return switch (rules.check(applied, Clock.systemUTC().instant())) {
      case Consideration.Refused(String code, String detail) ->
          Optional.of(new Refusal(code, detail));
      case Consideration.Accepted accepted -> Optional.empty();
      case Consideration.Repeated repeated -> Optional.empty();
    };
  }

  private void needTopics(Governance governance) {
    List<String> missing = topics.missing(governance);
    if (!missing.isEmpty()) {
      throw Problem.of(
              409,
              "MISSING_TOPIC",
              "create these topics, with their schemas, and apply again: %s. On a local stack ./modeltrail governance apply does both"
                  .formatted(String.join(", ", missing)))
          .thrown();
    }
    topics.needSchemas(governance);
  }

  private RuleViews.@Nullable RevisionView view(long revision) {
    return revisions.revision(revision).map(RuleViews::revision).orElse(null);
  }

  private static Response unsound(List<Flaw> flaws) {
    Problem problem =
        Problem.of(
            400,
            "UNSOUND_GOVERNANCE",
            "%d wrong: %s".formatted(flaws.size(), flaws.getFirst().sentence()));
    return Response.status(400)
        .type(Problem.MEDIA_TYPE)
        .entity(new Unsound(problem, flaws))
        .build();
  }
}

package io.modeltrail.audit.story;

import io.modeltrail.audit.answers.check.Roles;
import io.modeltrail.audit.story.StoryVotes.How;
import io.modeltrail.audit.story.StoryVotes.Vote;
import io.modeltrail.event.Actor;
import io.modeltrail.event.Approval;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.Gate;
import io.modeltrail.event.GateOutcome;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.PromotionState;
import io.modeltrail.governance.Admission;
import io.modeltrail.governance.Approvals;
import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.messaging.record.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/// What becomes of a promotion: as promotion-service would tell it, and as it would not, where a
/// test wants something wrong.
public final class StoryPromotion {

  private static final String CHANGED = "promotion.changed";

  public final UUID id;
  final StoryModel model;
  final int version;
  final String environment;
  final PromotionKind kind;
  final boolean emergency;
  private final Actor by;
  private final StoryChampion champion = new StoryChampion(this);
  private final StoryVotes votes = new StoryVotes(this);
  private final List<Approval> approvals = new ArrayList<>();
  private List<String> required = List.of();
  private Told<PromotionChanged> last;
  private Instant reviewDueAt;
  private Instant expiresAt;
  private int step;

  StoryPromotion(
      StoryModel model, ModelRegistered version, String environment, Actor by, boolean emergency) {
    this(
        model,
        model.story.nextId(),
        version.getVersion(),
        environment,
        by,
        PromotionKind.PROMOTION,
        emergency);
  }

  private StoryPromotion(
      StoryModel model,
      UUID id,
      int version,
      String environment,
      Actor by,
      PromotionKind kind,
      boolean emergency) {
    this.model = model;
    this.id = id;
    this.version = version;
    this.environment = environment;
    this.by = by;
    this.kind = kind;
    this.emergency = emergency;
  }

  /// The rules promote a version by themselves. The id follows from the record that led to it.
  static StoryPromotion automatically(
      StoryModel model, Told<ModelRegistered> cause, String environment) {
    model.story
        .nextId(); // so that what is told after it has the ids of a promotion that is asked for
    ModelRegistered said = cause.said();
    Place place = cause.fact().entry().place();
    UUID id =
        EventIds.named(
            "promotion",
            said.getEventId().toString(),
            place.topicId().toString(),
            Integer.toString(place.partition()),
            Long.toString(place.offset()),
            environment);
    StoryPromotion promotion =
        new StoryPromotion(
            model,
            id,
            said.getVersion(),
            environment,
            said.getActor(),
            PromotionKind.PROMOTION,
            false);
    promotion.promoted(said.getEventId(), cause.at());
    return promotion;
  }

  /// Somebody asks for it, at the door.
  StoryPromotion asked() {
    Told<PromotionRequested> request = request(null, true);
    judged(request.said().getEventId(), request.at());
    return this;
  }

  /// A way back is asked for, and taken.
  ///
  /// @param toVersion null: retirement
  static StoryPromotion back(
      StoryModel model, String environment, Integer toVersion, Actor by, boolean signed) {
    int left = model.champions.get(environment).getVersion();
    PromotionKind kind = toVersion == null ? PromotionKind.RETIREMENT : PromotionKind.ROLLBACK;
    StoryPromotion way =
        new StoryPromotion(model, model.story.nextId(), left, environment, by, kind, false);
    Told<PromotionRequested> request = way.request(toVersion, signed);
    UUID cause = request.said().getEventId();
    way.step(PromotionState.PROMOTED, cause, request.at(), it -> it.setToVersion(toVersion));
    way.champion.crown(cause, request.at(), toVersion == null ? left : toVersion, way.approvals);
    return way;
  }

  private Told<PromotionRequested> request(Integer toVersion, boolean signed) {
    PromotionRequested request =
        PromotionRequested.newBuilder()
            .setEventId(model.story.nextId())
            .setOccurredAt(model.story.now())
            .setActor(by)
            .setPromotionId(id)
            .setModelName(model.name)
            .setVersion(version)
            .setEnvironment(environment)
            .setKind(kind)
            .setToVersion(toVersion)
            .setEmergency(emergency)
            .setReason("because")
            .build();
    request.setAttestation(signed ? model.story.key.attest(request) : null);
    return tell("promotion.requested", request);
  }

  /// What the rules say to it.
  private void judged(UUID cause, Instant at) {
    List<Gate> gates = champion.gates(at);
    Admission admission = champion.rules(at).admission();
    List<String> roles = admission.approvals().roles();
    if (emergency) {
      required = roles.isEmpty() ? List.of(admission.emergency().role()) : roles;
      reviewDueAt = at.plus(admission.emergency().reviewWithin());
      promoted(cause, at);
    } else if (gates.stream().anyMatch(each -> each.getOutcome() != GateOutcome.PASSED)) {
      String detail = gates.getFirst().getDetail();
      step(
          PromotionState.REFUSED,
          cause,
          at,
          it -> it.setGates(gates).setCode("GATE_FAILED").setDetail(detail));
    } else if (Roles.missing(roles, approvals).isEmpty()) {
      promoted(cause, at);
    } else {
      required = Roles.missing(roles, approvals);
      Duration expires = admission.approvals().expires();
      if (expiresAt == null && !expires.equals(Approvals.EXPIRES_DEFAULT)) { // where rules say it
        expiresAt = at.plus(expires);
      }
      step(
          PromotionState.AWAITING_APPROVAL,
          cause,
          at,
          it -> it.setGates(gates).setExpiresAt(expiresAt));
    }
  }

  /// It takes effect, whatever is missing.
  public StoryPromotion promotedAnyway() {
    promoted(last.said().getEventId(), model.story.now());
    return this;
  }

  /// It is said to have taken effect, and has not.
  public StoryPromotion promotedInName() {
    step(PromotionState.PROMOTED, last.said().getEventId(), model.story.now(), it -> it);
    return this;
  }

  /// The champion changes, and nothing was decided.
  public StoryPromotion crownedAnyway() {
    champion.crown(last.said().getEventId(), model.story.now(), version, approvals);
    return this;
  }

  private void promoted(UUID cause, Instant at) {
    List<Gate> gates = champion.gates(at);
    step(PromotionState.PROMOTED, cause, at, it -> it.setGates(gates));
    champion.crown(cause, at, version, approvals);
  }

  public StoryPromotion approved(String person, String role) {
    return approved(person, role, How.PROPER);
  }

  /// Somebody approves; with the last approval that is asked for, it takes effect.
  public StoryPromotion approved(String person, String role, How how) {
    Vote vote = votes.counted(person, role, ApprovalDecision.APPROVE, null, how);
    approvals.add(vote.approval());
    if (emergency) {
      List<String> left = new ArrayList<>(required);
      left.remove(role);
      required = left;
      reviewDueAt = left.isEmpty() ? null : reviewDueAt;
      step(PromotionState.PROMOTED, vote.cause(), vote.at(), it -> it);
    } else {
      judged(vote.cause(), vote.at());
    }
    return this;
  }

  /// Somebody says that they approve, and it comes to nothing.
  public Told<PromotionDecided> said(String person, String role, How how) {
    return tell(
        "promotion.decided", votes.decision(person, role, ApprovalDecision.APPROVE, null, how));
  }

  public StoryPromotion rejected(String person, String role, String comment) {
    Vote vote = votes.counted(person, role, ApprovalDecision.REJECT, comment, How.PROPER);
    approvals.add(vote.approval());
    step(PromotionState.REJECTED, vote.cause(), vote.at(), it -> it.setDetail(comment));
    return this;
  }

  /// A deployment system reports success.
  public Told<DeploymentReported> deployed(
      String sha256, UnaryOperator<DeploymentReported.Builder> words) {
    Told<DeploymentReported> report =
        model.reported(environment, id, it -> words.apply(it.setRunningSha256(sha256)));
    step(PromotionState.DEPLOYED, report.said().getEventId(), report.at(), it -> it);
    return report;
  }

  public StoryPromotion skipStep() {
    step++;
    return this;
  }

  int step() {
    return step;
  }

  Told<PromotionChanged> last() {
    return last;
  }

  /// The champion that it made.
  public ModelPromoted promotion() {
    return champion.told();
  }

  private void step(
      PromotionState state, UUID cause, Instant at, UnaryOperator<PromotionChanged.Builder> words) {
    step++;
    boolean asks = state == PromotionState.AWAITING_APPROVAL || reviewDueAt != null;
    PromotionChanged.Builder told =
        PromotionChanged.newBuilder()
            .setEventId(EventIds.derived(CHANGED, cause, id.toString(), step))
            .setOccurredAt(at)
            .setCausationId(cause)
            .setActor(by)
            .setPromotionId(id)
            .setModelName(model.name)
            .setVersion(version)
            .setEnvironment(environment)
            .setKind(kind)
            .setStep(step)
            .setState(state)
            .setRequestedBy(by)
            .setReason("because")
            .setApprovals(List.copyOf(approvals))
            .setApprovalsRequired(asks ? required : List.of())
            .setChampionVersion(champion.before())
            .setGovernanceRevision(model.story.rules.revision())
            .setGovernanceDigest(model.story.rules.digest())
            .setEmergency(emergency)
            .setReviewDueAt(reviewDueAt);
    last = tell(CHANGED, words.apply(told).build());
  }

  <T extends SpecificRecord> Told<T> tell(String topic, T record) {
    return model.story.tell(topic, model.name, record);
  }
}

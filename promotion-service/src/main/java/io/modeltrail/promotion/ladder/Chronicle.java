package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.RiskTier;
import io.modeltrail.event.Severity;
import io.modeltrail.governance.gate.Judgement;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.promotion.life.Aim;
import io.modeltrail.promotion.life.Cause;
import io.modeltrail.promotion.life.Command;
import io.modeltrail.promotion.life.Promotion;
import io.modeltrail.promotion.life.Ruling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What one event leads to for one model, as it is decided: the facts, and the standing that they
/// change.
public final class Chronicle {

  private final Rules rules;
  private final Cause cause;
  private final Standing standing;
  private final Limits limits;
  private final Telling telling;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<UUID, Changed> changed = new LinkedHashMap<>();
  private int alarms;

  /// A promotion after its last step.
  public record Changed(Promotion promotion, PromotionChanged told) {}

  /// @param rules in force when the log took the event
  /// @param standing is changed by what is decided
  public Chronicle(Rules rules, Cause cause, Standing standing, Limits limits) {
    this.limits = limits;
    this.rules = rules;
    this.cause = cause;
    this.standing = standing;
    this.telling = new Telling(rules, cause);
  }

  /// All that was decided, in order.
  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  /// The promotions that came to a state, with their last step.
  public Map<UUID, Changed> changed() {
    return Collections.unmodifiableMap(changed);
  }

  Cause cause() {
    return cause;
  }

  Standing standing() {
    return standing;
  }

  Limits limits() {
    return limits;
  }

  /// The rules for the version as it, and its model, are described now.
  Ladder ladder(ModelRegistered version) {
    RiskTier risk = standing.descriptions().of(version.getVersion()).riskTier();
    return new Ladder(rules.governance().of(version.getModelName(), risk), standing, cause.at());
  }

  /// Where it leads is stored and told.
  Promotion step(Promotion promotion, Command command, Consumer<PromotionChanged.Builder> words) {
    Promotion next = promotion.after(command);
    PromotionChanged.Builder told =
        telling
            .step(next)
            .setChampionVersion(
                Telling.number(standing.championVersion(promotion.ask().aim().environment())));
    words.accept(told);
    PromotionChanged step = told.build();
    standing.knows(next);
    changed.put(next.id(), new Changed(next, step));
    facts.add(new Fact.Step(cause, step));
    return next;
  }

  /// What the rules say to a promotion is stored and told. If they let it through, the environment
  /// runs something else from now on.
  ///
  /// @param version that it runs then; null: nothing
  void judged(Promotion promotion, Ruling ruling, @Nullable ModelRegistered version) {
    Promotion atGates = ruling.gates().isEmpty() ? promotion : promotion.atGates(cause.at());
    Promotion next =
        step(
            atGates,
            new Command.Judge(ruling),
            told -> {
              told.setGates(Telling.told(ruling.gates()));
              switch (ruling) {
                case Ruling.Promoted it -> {}
                case Ruling.AwaitingApproval it -> {}
                case Ruling.Waiting it -> told.setWaitingFor(it.waitingFor());
                case Ruling.Refused it -> told.setCode(it.code()).setDetail(it.detail());
              }
            });
    if (ruling instanceof Ruling.Promoted) {
      crown(next, version, ruling.gates());
    }
  }

  private void crown(
      Promotion promotion, @Nullable ModelRegistered version, List<Judgement> gates) {
    String environment = promotion.ask().aim().environment();
    ModelRegistered before = standing.championVersion(environment);
    long revision = standing.crown(environment, version, promotion, cause.at());
    ModelRegistered told = version == null ? Objects.requireNonNull(before) : version;
    facts.add(
        new Fact.Succession(cause, telling.succession(promotion, told, before, revision, gates)));
  }

  void alarm(Aim aim, @Nullable Promotion promotion, Telling.Alarm alarm) {
    UUID id = promotion == null ? null : promotion.id();
    facts.add(new Fact.Alarm(cause, telling.alarm(aim, id, alarm, alarms++)));
  }

  /// Somebody has written an event in the service's name, or changed one.
  public void forged(Aim aim, UUID promotionId, String detail) {
    Telling.Alarm alarm = new Telling.Alarm("attestation", detail, Severity.CRITICAL);
    facts.add(new Fact.Alarm(cause, telling.alarm(aim, promotionId, alarm, alarms++)));
  }
}

package io.modeltrail.promotion.decision;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.promotion.evidence.Evidence;
import io.modeltrail.promotion.ladder.Objection;
import io.modeltrail.promotion.ladder.Standing;
import io.modeltrail.promotion.ladder.Votes;
import io.modeltrail.promotion.life.Aim;
import io.modeltrail.promotion.life.Promotion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A promotion with all that counts for a decision about it, as it stands at one moment.
public final class Case {

  private final PromotionTable.Known known;
  private final @Nullable ModelRegistered version;
  private final Standing standing;
  private final Rules rules;

  Case(
      PromotionTable.Known known,
      @Nullable ModelRegistered version,
      Standing standing,
      Rules rules) {
    this.known = known;
    this.version = version;
    this.standing = standing;
    this.rules = rules;
  }

  /// How many steps it has had.
  public int step() {
    return known.promotion().step();
  }

  public Aim aim() {
    return known.promotion().ask().aim();
  }

  /// The roles in which somebody may decide now.
  public List<String> asked() {
    return Votes.asked(known.promotion());
  }

  /// What there is to see before a decision; empty if there is nothing to decide.
  public Optional<Evidence> evidence() {
    Promotion promotion = known.promotion();
    return version == null || !(promotion.isOpen() || !asked().isEmpty())
        ? Optional.empty()
        : Optional.of(Sight.of(known, version, standing, rules));
  }

  /// Why a decision has no effect; empty: it has its effect.
  ///
  /// @param at when the log has it, or would have it
  public Optional<Objection> objection(PromotionDecided decided, Instant at) {
    if (version == null) {
      return Optional.of(
          new Objection(
              "NOT_TO_DECIDE",
              "its version is not registered; nobody is asked to decide about it"));
    }
    return Votes.objection(
        decided,
        new Votes.Matter(
            known.promotion(), version, standing.descriptions().of(version.getVersion())),
        at,
        () -> Sight.of(known, version, standing, rules).digest());
  }
}

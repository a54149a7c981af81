package io.modeltrail.promotion.decision;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.RiskTier;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.outcome.Outcome;
import io.modeltrail.messaging.outcome.Outcomes;
import io.modeltrail.promotion.ladder.Champion;
import io.modeltrail.promotion.ladder.Limits;
import io.modeltrail.promotion.ladder.Objection;
import io.modeltrail.promotion.ladder.Room;
import io.modeltrail.promotion.ladder.Standing;
import io.modeltrail.promotion.life.Aim;
import io.modeltrail.promotion.life.Ask;
import io.modeltrail.service.rules.RulesInForce;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// What is known for decisions, for those who only look: one moment's view, without locks. What is
/// decided upon it is decided again when the log has it.
@ApplicationScoped
public class Docket {

  private final DataSource dataSource;
  private final RulesInForce rules;
  private final Limits limits;

  @FunctionalInterface
  private interface Look<T> {
    T in(Connection tx) throws SQLException;
  }

  Docket(DataSource dataSource, RulesInForce rules, PromotionConfig config) {
    this.dataSource = dataSource;
    this.rules = rules;
    this.limits = PromotionConfig.limits(config);
  }

  /// A promotion; empty if there is none with this id.
  public Optional<Case> find(UUID promotionId) throws SQLException {
    Rules now = rules.now();
    return look(
        tx -> {
          Optional<String> model = known(tx, promotionId).map(it -> it.key().modelName());
          if (model.isEmpty()) {
            return Optional.empty();
          }
          Dossier dossier = Dossier.load(tx, Wanted.of(model.get(), promotionId), false);
          PromotionTable.Known known =
              Objects.requireNonNull(dossier.promotions().get(promotionId));
          return Optional.of(
              new Case(
                  known, dossier.versions().get(known.key()), dossier.standing(model.get()), now));
        });
  }

  /// Where a promotion leads or led; empty if there is none with this id.
  public Optional<Aim> aim(UUID promotionId) throws SQLException {
    return look(tx -> known(tx, promotionId).map(it -> it.promotion().ask().aim()));
  }

  /// Whether an event has had its effect, so that the same again has none.
  public boolean isSettled(UUID eventId) throws SQLException {
    return look(tx -> Outcomes.find(tx, eventId))
        .filter(outcome -> !(outcome instanceof Outcome.Refused))
        .isPresent();
  }

  /// What an environment runs of a model; empty if it has never run anything of it.
  public Optional<Champion> champion(String environment, String modelName) throws SQLException {
    return look(
        tx ->
            Dossier.load(tx, Wanted.of(modelName), false)
                .standing(modelName)
                .champion(environment));
  }

  /// An environment by the rules in force, as it is for the model.
  public Optional<Environment> environment(Aim aim) throws SQLException {
    Rules now = rules.now();
    RiskTier tier =
        look(
            tx ->
                Dossier.load(tx, Wanted.of(new VersionKey(aim.modelName(), aim.version())), false)
                    .standing(aim.modelName())
                    .descriptions()
                    .of(aim.version())
                    .riskTier());
    return now.governance().of(aim.modelName(), tier).environment(aim.environment());
  }

  /// What would become of it, if it were asked for now. Nothing is stored, nothing is told.
  ///
  /// @return empty: its version is not registered; it would be waited for
  public Optional<Rehearsal> rehearse(Ask ask) throws SQLException {
    Rules now = rules.now();
    VersionKey key = new VersionKey(ask.aim().modelName(), ask.aim().version());
    return look(
        tx -> {
          Dossier dossier = Dossier.load(tx, Wanted.of(key), now.governance().asksForSameCode());
          ModelRegistered version = dossier.versions().get(key);
          return Optional.ofNullable(version)
              .map(it -> Rehearsal.of(ask, it, now, dossier.standing(key.modelName()), limits));
        });
  }

  /// That there is no room for it; empty: there is, or it needs none, or it has it already.
  public Optional<Objection> noRoom(Ask ask) throws SQLException {
    Rules now = rules.now();
    VersionKey key = new VersionKey(ask.aim().modelName(), ask.aim().version());
    return look(
        tx -> {
          Wanted wanted = Wanted.of(key);
          wanted.promotions().add(ask.promotionId());
          Dossier dossier = Dossier.load(tx, wanted, now.governance().asksForSameCode());
          Standing standing = dossier.standing(key.modelName());
          if (!standing.isFull(ask.aim().environment(), limits.open())
              || dossier.promotions().containsKey(ask.promotionId())) {
            return Optional.empty();
          }
          PromotionChanged step =
              Rehearsal.of(ask, dossier.versions().get(key), now, standing, limits).step();
          return Room.REFUSED.equals(step.getCode())
              ? Optional.of(new Objection(Room.REFUSED, String.valueOf(step.getDetail())))
              : Optional.empty();
        });
  }

  private static Optional<PromotionTable.Known> known(Connection tx, UUID promotionId)
      throws SQLException {
    return PromotionTable.find(tx, Set.of(promotionId), List.of()).stream().findFirst();
  }

  private <T> T look(Look<T> look) throws SQLException {
    try (Connection tx = dataSource.getConnection()) {
      tx.setAutoCommit(false);
      try (Statement begin = tx.createStatement()) {
        begin.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        return look.in(tx);
      } finally {
        tx.rollback();
      }
    }
  }
}

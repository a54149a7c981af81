package io.modeltrail.promotion.decision;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.promotion.decision.CodeTable.ModelCode;
import io.modeltrail.promotion.ladder.Standing;
import io.modeltrail.promotion.ladder.Streak;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// What the database knows about some models, as far as decisions ask.
record Dossier(
    Map<VersionKey, ModelRegistered> versions,
    Map<String, Standing> standings,
    Map<UUID, PromotionTable.Known> promotions,
    Map<Streak.Key, Streak> streaks) {

  /// Reads it. To decide upon it, the models have to be locked before.
  ///
  /// @param sameCode whether it counts which code versions were trained from
  static Dossier load(Connection tx, Wanted wanted, boolean sameCode) throws SQLException {
    Set<VersionKey> keys = new HashSet<>(wanted.versions());
    List<PromotionTable.Known> promotions =
        new ArrayList<>(PromotionTable.find(tx, wanted.promotions(), wanted.models()));
    promotions.forEach(each -> keys.add(each.key()));
    keys.removeIf(key -> !wanted.models().contains(key.modelName()));
    Map<VersionKey, ModelRegistered> versions = VersionTable.find(tx, keys);
    Set<ModelCode> codes = wanted.codes();
    if (sameCode) {
      versions.values().forEach(version -> ModelCode.add(version, codes));
      for (ModelRegistered other : CodeTable.versions(tx, codes)) {
        versions.put(VersionKey.of(other), other);
      }
      keys.addAll(versions.keySet());
    }
    Map<String, Standing> standings = StandingTable.load(tx, wanted.models(), keys);
    if (sameCode) {
      CodeTable.trace(tx, codes, standings);
    }
    List<UUID> formers = FormerTable.trace(tx, wanted, standings);
    if (!formers.isEmpty()) {
      promotions.addAll(PromotionTable.find(tx, formers, List.of()));
    }
    Dossier dossier =
        new Dossier(
            versions, standings, new HashMap<>(), ObservationTable.streaks(tx, wanted.observed()));
    dossier.champions();
    promotions.forEach(dossier::knows);
    dossier.findings(tx, wanted, keys);
    return dossier;
  }

  /// Champions are versions that are known.
  private void champions() {
    standings
        .values()
        .forEach(
            standing ->
                standing.champions().forEach(each -> versions.put(VersionKey.of(each), each)));
  }

  private void knows(PromotionTable.Known known) {
    promotions.put(known.promotion().id(), known);
    Standing standing = standings.get(known.key().modelName());
    if (standing != null) {
      standing.knows(known.promotion());
    }
  }

  private void findings(Connection tx, Wanted wanted, Set<VersionKey> keys) throws SQLException {
    Set<VersionKey> described = new HashSet<>(keys);
    described.addAll(versions.keySet());
    DescriptionTable.find(tx, wanted.models(), described)
        .forEach(
            (key, said) -> standing(key.modelName()).descriptions().described(key.version(), said));
    versions.values().forEach(each -> standing(each.getModelName()).lineage().knows(each));
    for (CheckTable.Check check : CheckTable.find(tx, wanted.models(), keys)) {
      standing(check.key().modelName())
          .findings()
          .checked(check.key().version(), check.sha256(), check.outcome());
    }
    List<ModelRegistered> assessed = new ArrayList<>(versions.values());
    assessed.addAll(wanted.coming());
    for (AssessmentTable.Row row : AssessmentTable.find(tx, assessed, wanted.withdrawn().size())) {
      standing(row.key().modelName()).findings().assessed(row.key().version(), row.assessed());
    }
  }

  Standing standing(String model) {
    return Objects.requireNonNull(standings.get(model));
  }
}

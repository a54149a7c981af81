package io.modeltrail.audit.answers.story;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Kinds;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionKind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What an environment should have run of a model, one change after the other.
///
/// @param history by revision
public record Champions(List<Fact<ModelPromoted>> history) {

  /// A change is told a little after it holds.
  private static final Duration TOLD_WITHIN = Duration.ofMinutes(10);

  private static final int NEAR = 20;

  public Champions {
    history =
        history.stream()
            .sorted(
                Comparator.<Fact<ModelPromoted>>comparingLong(each -> each.said().getRevision())
                    .thenComparingLong(Fact::index))
            .toList();
  }

  public static Champions of(ModelFacts facts, String environment) {
    return new Champions(
        facts.of(ModelPromoted.class).stream()
            .filter(each -> each.said().getEnvironment().equals(environment))
            .toList());
  }

  /// The same by the trail, of what changed last before a time: however often it has changed.
  public static Champions near(Records records, String model, String environment, Instant at)
      throws SQLException {
    return new Champions(
        records
            .newest(
                Selection.of(ModelPromoted.class)
                    .model(model)
                    .environment(environment)
                    .and("e.appended_at <= ?", at.plus(TOLD_WITHIN).atOffset(ZoneOffset.UTC)),
                NEAR)
            .stream()
            .filter(each -> Kinds.isAtHome(each.entry()))
            .map(each -> each.as(ModelPromoted.class))
            .toList());
  }

  /// The same by the trail, without reading each promotion.
  public static List<String> environments(Records records, String model) throws SQLException {
    Selection promoted = records.here(Selection.of(ModelPromoted.class).model(model));
    String sql =
        "SELECT DISTINCT e.environment FROM entry e WHERE e.environment IS NOT NULL AND %s ORDER BY 1"
            .formatted(promoted.where());
    List<String> environments = new ArrayList<>();
    try (PreparedStatement select = records.prepare(sql, promoted);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        environments.add(row.getString(1));
      }
    }
    return environments;
  }

  /// All environments that a model ever was promoted to.
  public static List<String> environments(ModelFacts facts) {
    return facts.of(ModelPromoted.class).stream()
        .map(each -> each.said().getEnvironment())
        .distinct()
        .sorted()
        .toList();
  }

  /// Since when a change holds: the log's time of what led to it, which ChampionChanged has too.
  public static Instant since(Fact<ModelPromoted> promoted) {
    Instant occurred = promoted.said().getOccurredAt();
    return occurred.equals(Instant.EPOCH) ? promoted.entry().appendedAt() : occurred;
  }

  /// The last change at a time; of a retirement, nothing ran from then on.
  public Optional<Fact<ModelPromoted>> at(Instant time) {
    return history.reversed().stream().filter(each -> !since(each).isAfter(time)).findFirst();
  }

  /// What should have run at a time; empty: nothing of the model.
  public Optional<Fact<ModelPromoted>> running(Instant time) {
    return at(time).filter(each -> each.said().getKind() != PromotionKind.RETIREMENT);
  }

  /// What ran just before a time: not what changed at that very moment.
  public Optional<Fact<ModelPromoted>> runningBefore(Instant time) {
    return running(time.minusNanos(1));
  }

  public Optional<Fact<ModelPromoted>> last() {
    return history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
  }

  /// The changes after one.
  public Optional<Fact<ModelPromoted>> after(Fact<ModelPromoted> promoted) {
    return history.stream()
        .filter(each -> each.said().getRevision() > promoted.said().getRevision())
        .findFirst();
  }

  /// What a deployment system reports about: the change that it names, or the one that held when
  /// the log took the report.
  public Optional<Fact<ModelPromoted>> about(Fact<DeploymentReported> report) {
    DeploymentReported said = report.said();
    if (said.getPromotionId() == null && said.getRevision() == null) {
      return at(report.entry().appendedAt());
    }
    return history.stream()
        .filter(
            each ->
                (said.getPromotionId() == null
                        || said.getPromotionId().equals(each.said().getPromotionId()))
                    && (said.getRevision() == null
                        || said.getRevision() == each.said().getRevision()))
        .findFirst();
  }

  /// Since when a report says that it is so: never later than the log took it.
  public static Instant effective(Fact<DeploymentReported> report) {
    Instant from = report.said().getEffectiveFrom();
    Instant taken = report.entry().appendedAt();
    return from == null || from.isAfter(taken) ? taken : from;
  }
}

package io.modeltrail.audit.answers.story;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Refused;
import io.modeltrail.audit.answers.record.Refused.Spot;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.governance.Governance;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.Reading;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/// The rules of governance, as the trail holds them. For one thread.
public final class Policies {

  private final List<Fact<GovernanceApplied>> applied;
  private final boolean isWhole;
  private final Map<String, Optional<Governance>> read = new HashMap<>();

  /// @param applied in the order in which they were applied
  /// @param isWhole whether all of them could be read
  public Policies(List<Fact<GovernanceApplied>> applied, boolean isWhole) {
    this.applied = List.copyOf(applied);
    this.isWhole = isWhole;
  }

  /// Those that had their effect, each once.
  public static Policies of(Records records) throws SQLException {
    List<Class<? extends SpecificRecord>> kind = List.of(GovernanceApplied.class);
    Map<Spot, Refused> refused = records.refused(kind, Selection.ALL);
    Set<UUID> seen = new HashSet<>();
    List<Fact<GovernanceApplied>> facts = records.facts(GovernanceApplied.class, Selection.ALL);
    return new Policies(
        facts.stream()
            .filter(each -> !refused.containsKey(Spot.of(each.entry())))
            .filter(each -> seen.add(each.said().getEventId()))
            .toList(),
        records.unread().stream()
            .noneMatch(
                each -> each.entry().type().equals(GovernanceApplied.class.getSimpleName())));
  }

  /// Whether all of them could be read: only then one can be missing.
  public boolean isWhole() {
    return isWhole;
  }

  public List<Fact<GovernanceApplied>> applied() {
    return applied;
  }

  /// The rules that a decision names.
  ///
  /// @param digest empty: whatever the revision has
  public Optional<Fact<GovernanceApplied>> of(long revision, String digest) {
    return applied.stream()
        .filter(
            each ->
                each.said().getRevision() == revision
                    && (digest.isEmpty() || each.said().getDigest().equals(digest)))
        .findFirst();
  }

  /// The newest that the log took before a time; of what happened before the first, the first.
  public Optional<Fact<GovernanceApplied>> inForceAt(Instant time) {
    return applied.reversed().stream()
        .filter(each -> each.entry().appendedAt().isBefore(time))
        .findFirst()
        .or(() -> applied.stream().findFirst());
  }

  /// The rules of the highest revision; of two of one revision, those that came first.
  public Optional<Fact<GovernanceApplied>> newest() {
    return applied.stream()
        .max(
            Comparator.<Fact<GovernanceApplied>>comparingLong(each -> each.said().getRevision())
                .thenComparingLong(each -> -each.index()));
  }

  /// Whether the text is what its digest says.
  public static boolean isWhole(GovernanceApplied rules) {
    return GovernanceFile.digest(rules.getText()).equals(rules.getDigest());
  }

  /// What the text says; empty: it cannot be read.
  public Optional<Governance> read(GovernanceApplied rules) {
    return read.computeIfAbsent(
        rules.getText(),
        text ->
            GovernanceFile.read(text) instanceof Reading.Sound(Governance governance, var digest)
                ? Optional.of(governance)
                : Optional.empty());
  }
}

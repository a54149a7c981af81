package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.story.AttestationKeys;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.Policies;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/// One model with all that its rules look at.
///
/// @param now the time as of which it is looked at
public record Matter(ModelFacts facts, Policies policies, AttestationKeys keys, Instant now) {

  /// The records that the rules look at.
  public static final List<Class<? extends SpecificRecord>> KINDS =
      List.of(
          ModelTrained.class,
          ModelRegistered.class,
          ModelDescribed.class,
          ModelAssessed.class,
          ArtifactChecked.class,
          PromotionRequested.class,
          PromotionDecided.class,
          PromotionChanged.class,
          ModelPromoted.class,
          ChampionChanged.class,
          DeploymentReported.class);

  /// Two partitions may have two brokers, and so two clocks.
  static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

  /// As much may the clock of a sender differ from the log's.
  static final Duration SENDERS_DIFFER = Duration.ofMinutes(5);

  /// Topics are read one beside the other: what belongs together is in the trail this much later.
  static final Duration TOGETHER_WITHIN = Duration.ofMinutes(10);

  /// Whether what belongs to an entry has to be in the trail by now, too.
  boolean isSettled(Entry entry) {
    return entry.appendedAt().plus(TOGETHER_WITHIN).isBefore(now);
  }

  /// Whether a record that belongs to an entry can be said to be missing.
  boolean canBeMissed(Class<? extends SpecificRecord> kind, Entry entry) {
    return facts.isWhole(kind) && isSettled(entry);
  }
}

package io.modeltrail.audit.answers.record;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import io.modeltrail.messaging.rejection.DeadLetter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/// The records of the contract that become entries.
public final class Kinds {

  private static final Map<String, Class<? extends SpecificRecord>> BY_NAME =
      List.<Class<? extends SpecificRecord>>of(
              ArtifactChecked.class,
              AuditNoted.class,
              ChampionChanged.class,
              DeploymentReported.class,
              DeploymentRequested.class,
              GovernanceApplied.class,
              ModelAlarmed.class,
              ModelAssessed.class,
              ModelDescribed.class,
              ModelObserved.class,
              ModelPromoted.class,
              ModelRegistered.class,
              ModelTrained.class,
              PromotionChanged.class,
              PromotionDecided.class,
              PromotionRequested.class,
              TimerFired.class)
          .stream()
          .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

  private Kinds() {}

  /// All of them.
  public static Collection<Class<? extends SpecificRecord>> all() {
    return BY_NAME.values();
  }

  static Optional<Class<? extends SpecificRecord>> of(String fullName) {
    return Optional.ofNullable(BY_NAME.get(fullName));
  }

  /// Whether the record stands in a topic of its kind. In another nobody reads it as what it says.
  public static boolean isAtHome(Entry entry) {
    String topic = entry.place().topic();
    return Contract.topics().stream()
        .filter(each -> each.schemaFile().equals(entry.type() + ".avsc"))
        .anyMatch(
            each ->
                each.isPerEnvironment()
                    ? entry.environment() != null
                        && topic.equals(each.of(entry.environment()).name())
                    : topic.equals(each.name()));
  }

  /// The topics that refused records of some kinds are set aside in.
  static List<String> deadLetterTopics(Collection<? extends Class<?>> kinds) {
    return Contract.topics().stream()
        .filter(topic -> !topic.refusedBy().isEmpty() && !topic.isPerEnvironment())
        .filter(
            topic ->
                kinds.stream()
                    .anyMatch(kind -> topic.schemaFile().equals(kind.getSimpleName() + ".avsc")))
        .map(topic -> topic.name() + DeadLetter.SUFFIX)
        .toList();
  }
}

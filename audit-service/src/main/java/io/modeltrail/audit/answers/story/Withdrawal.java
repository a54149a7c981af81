package io.modeltrail.audit.answers.story;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// That an assessment counts no longer.
///
/// @param assessed what was withdrawn
/// @param withdrawn by which record
public record Withdrawal(Fact<ModelAssessed> assessed, Fact<ModelAssessed> withdrawn) {

  public static List<Withdrawal> of(ModelFacts facts) {
    List<Withdrawal> withdrawals = new ArrayList<>();
    List<Fact<ModelAssessed>> all = facts.of(ModelAssessed.class);
    for (Fact<ModelAssessed> withdrawal : all) {
      if (withdrawal.said().getWithdraws() != null) {
        all.stream()
            .filter(each -> each.said().getEventId().equals(withdrawal.said().getWithdraws()))
            .findFirst()
            .ifPresent(assessed -> withdrawals.add(new Withdrawal(assessed, withdrawal)));
      }
    }
    return withdrawals;
  }

  /// The versions that were promoted while it counted.
  public List<Fact<ModelPromoted>> reliedOn(ModelFacts facts) {
    Set<Integer> versions = versions(facts);
    Instant from = assessed.entry().appendedAt();
    Instant to = withdrawn.entry().appendedAt();
    return facts.of(ModelPromoted.class).stream()
        .filter(each -> each.said().getKind() == PromotionKind.PROMOTION)
        .filter(each -> versions.contains(each.said().getVersion()))
        .filter(each -> Champions.since(each).isAfter(from) && Champions.since(each).isBefore(to))
        .toList();
  }

  /// The versions that it is about.
  public Set<Integer> versions(ModelFacts facts) {
    return facts.of(ModelRegistered.class).stream()
        .map(Fact::said)
        .filter(version -> Subjects.isAbout(assessed.said(), version))
        .map(ModelRegistered::getVersion)
        .collect(Collectors.toSet());
  }
}

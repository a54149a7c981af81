package io.modeltrail.audit.answers.story;

import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.event.Actor;
import io.modeltrail.event.Approval;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// What happened about one promotion.
///
/// @param requests who asked; none if the rules did
/// @param decisions what people decided, as they said it themselves
/// @param steps in their order
/// @param promoted what followed from it for the environment; none if it came to nothing
public record PromotionFacts(
    UUID id,
    List<Fact<PromotionRequested>> requests,
    List<Fact<PromotionDecided>> decisions,
    List<Fact<PromotionChanged>> steps,
    List<Fact<ModelPromoted>> promoted) {

  private static final Comparator<Fact<PromotionChanged>> BY_STEP =
      Comparator.comparingInt(each -> each.said().getStep());

  static List<PromotionFacts> of(ModelFacts facts) {
    Map<UUID, PromotionFacts> promotions = new LinkedHashMap<>();
    for (Fact<PromotionRequested> each : facts.of(PromotionRequested.class)) {
      at(promotions, each.said().getPromotionId()).requests.add(each);
    }
    for (Fact<PromotionChanged> each : facts.of(PromotionChanged.class)) {
      at(promotions, each.said().getPromotionId()).steps.add(each);
    }
    for (Fact<PromotionDecided> each : facts.of(PromotionDecided.class)) {
      at(promotions, each.said().getPromotionId()).decisions.add(each);
    }
    for (Fact<ModelPromoted> each : facts.of(ModelPromoted.class)) {
      at(promotions, each.said().getPromotionId()).promoted.add(each);
    }
    promotions.values().forEach(each -> each.steps.sort(BY_STEP));
    return promotions.values().stream()
        .sorted(Comparator.comparing(PromotionFacts::began, Entry.BY_LOG_TIME))
        .toList();
  }

  private static PromotionFacts at(Map<UUID, PromotionFacts> promotions, UUID id) {
    return promotions.computeIfAbsent(
        id,
        key ->
            new PromotionFacts(
                key, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
  }

  /// The entry of its earliest record.
  public Entry began() {
    return Stream.of(requests, decisions, steps, promoted)
        .flatMap(List::stream)
        .map(Fact::entry)
        .min(Entry.BY_LOG_TIME)
        .orElseThrow();
  }

  /// Who asked for it, and with what.
  public Optional<Actor> requestedBy() {
    return steps.isEmpty()
        ? requests.stream().findFirst().map(each -> each.said().getActor())
        : Optional.of(steps.getFirst().said().getRequestedBy());
  }

  /// What people decided that counted, as the steps have it, each once.
  public List<Counted> counted() {
    List<Counted> counted = new ArrayList<>();
    for (Fact<PromotionChanged> step : steps) {
      for (Approval approval : step.said().getApprovals()) {
        if (counted.stream().noneMatch(each -> each.approval.equals(approval))) {
          counted.add(new Counted(approval, step));
        }
      }
    }
    return counted;
  }

  /// What somebody decided, and the step that first has it.
  public record Counted(Approval approval, Fact<PromotionChanged> step) {

    /// Whether a decision is the one that counted here.
    boolean isOf(PromotionDecided decided) {
      return decided.getActor().getSubject().equals(approval.getBy().getSubject())
          && decided.getDecision() == approval.getDecision()
          && String.valueOf(decided.getRole()).equals(approval.getRole());
    }
  }

  /// The decision as its maker said it; empty: no record has it.
  public Optional<Fact<PromotionDecided>> said(Counted counted) {
    List<Fact<PromotionDecided>> same =
        decisions.stream().filter(each -> counted.isOf(each.said())).toList();
    return same.stream()
        .filter(
            each -> each.said().getEvidenceDigest().equals(counted.approval.getEvidenceDigest()))
        .findFirst()
        .or(() -> same.stream().findFirst());
  }

  /// The number of the version that it is about; 0 if only decisions about it are known.
  public int version() {
    if (!steps.isEmpty()) {
      return steps.getFirst().said().getVersion();
    }
    if (!requests.isEmpty()) {
      return requests.getFirst().said().getVersion();
    }
    return promoted.isEmpty() ? 0 : promoted.getFirst().said().getVersion();
  }

  /// Empty if only decisions about it are known.
  public String environment() {
    if (!steps.isEmpty()) {
      return steps.getFirst().said().getEnvironment();
    }
    if (!requests.isEmpty()) {
      return requests.getFirst().said().getEnvironment();
    }
    return promoted.isEmpty() ? "" : promoted.getFirst().said().getEnvironment();
  }

  public PromotionKind kind() {
    if (!steps.isEmpty()) {
      return steps.getFirst().said().getKind();
    }
    if (!requests.isEmpty()) {
      return requests.getFirst().said().getKind();
    }
    return promoted.isEmpty() ? PromotionKind.UNKNOWN : promoted.getFirst().said().getKind();
  }

  /// Whether it took effect by the rules for emergencies.
  public boolean isEmergency() {
    return steps.stream().anyMatch(each -> each.said().getEmergency())
        || promoted.stream().anyMatch(each -> each.said().getEmergency());
  }

  public Optional<Fact<PromotionChanged>> last() {
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
  }

  /// The step of that number.
  public Optional<Fact<PromotionChanged>> step(int number) {
    return steps.stream().filter(each -> each.said().getStep() == number).findFirst();
  }
}

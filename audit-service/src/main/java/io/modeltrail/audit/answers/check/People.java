package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.story.Descriptions;
import io.modeltrail.audit.answers.story.ModelFacts;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.event.Actor;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who has made what is promoted, and so does not approve it.
///
/// @param requester who asked for the promotion; null subject if nobody is known
/// @param trainers who started or told of the run, or asked that it become a version
/// @param developers of the model or the version, as described then
public record People(Optional<Actor> requester, List<Actor> trainers, List<String> developers) {

  /// @param at when it was decided
  public static People of(ModelFacts facts, PromotionFacts promotion, Instant at) {
    if (promotion.kind() != PromotionKind.PROMOTION) {
      return new People(promotion.requestedBy(), List.of(), List.of());
    }
    int number = promotion.version();
    List<Actor> trainers = new ArrayList<>();
    facts
        .version(number)
        .ifPresent(
            version -> {
              trainers.add(version.said().getActor());
              startedBy(version.said()).ifPresent(trainers::add);
              facts.runs(version.said()).forEach(run -> trainers.add(run.said().getActor()));
            });
    return new People(
        promotion.requestedBy(), trainers, Descriptions.of(facts, at).developers(number));
  }

  private static Optional<Actor> startedBy(ModelRegistered version) {
    String subject = version.getRun().getStartedBy();
    return subject == null
        ? Optional.empty()
        : Optional.of(Actor.newBuilder().setSubject(subject).build());
  }

  /// Why somebody should not have approved; empty: nothing stands against it.
  public List<String> objections(Actor approver) {
    return Stream.of(
            requester.filter(each -> isSame(each, approver)).map(each -> "asked for the promotion"),
            trainers.stream()
                .filter(each -> isSame(each, approver))
                .findFirst()
                .map(each -> "trained the version"),
            developers.stream()
                .filter(each -> each.equals(approver.getSubject()))
                .findFirst()
                .map(each -> "develops the model"))
        .flatMap(Optional::stream)
        .toList();
  }

  /// Subjects are one issuer's, where it is known.
  static boolean isSame(Actor one, Actor other) {
    boolean issuers =
        one.getIssuer() == null
            || other.getIssuer() == null
            || one.getIssuer().equals(other.getIssuer());
    return issuers && !one.getSubject().isEmpty() && one.getSubject().equals(other.getSubject());
  }
}

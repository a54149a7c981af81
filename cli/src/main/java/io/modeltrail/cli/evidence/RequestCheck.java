package io.modeltrail.cli.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// That each promotion was asked for: by somebody, or by the rules because of an event.
final class RequestCheck implements StoryCheck {

  private static final String CHECK = "request";
  private static final List<String> REPEATED =
      List.of("modelName", "version", "environment", "kind", "emergency", "reason");

  private final Attestor attestor;

  RequestCheck(Attestor attestor) {
    this.attestor = attestor;
  }

  @Override
  public void look(Story story, Findings findings) {
    for (PromotionStory promotion : story.promotions()) {
      List<Event> requests =
          story.on(Story.REQUESTED).stream()
              .filter(each -> each.text("promotionId").equals(promotion.id()))
              .toList();
      if (requests.isEmpty()) {
        unasked(story, promotion, findings);
      } else {
        asked(promotion, requests, findings);
      }
    }
  }

  private void asked(PromotionStory promotion, List<Event> requests, Findings findings) {
    Optional<Event> request =
        requests.stream().filter(each -> isOf(each, promotion.first())).findFirst();
    if (request.isEmpty()) {
      findings.wrong(
          CHECK,
          Spot.of(promotion.name(), requests),
          "what was asked for is not what was decided (%s)"
              .formatted(Spot.list(requests.stream().map(Event::index).toList())));
      return;
    }
    Event found = request.get();
    boolean needsWord =
        promotion.promoted().isPresent()
            && (promotion.isEmergency() || !promotion.isOfKindPromotion());
    switch (attestor.check(found)) {
      case Attestor.Attested.Valid valid ->
          ok(promotion, found, findings, ", attested by key " + valid.keyId());
      case Attestor.Attested.Unchecked unchecked ->
          ok(promotion, found, findings, "; whether it is attested was not looked at");
      case Attestor.Attested.None none when !needsWord -> ok(promotion, found, findings, "");
      case Attestor.Attested.None none ->
          findings.wrong(
              CHECK, promotion.spot(found), "nobody vouches for who asked, and not everybody may");
      case Attestor.Attested.Invalid invalid ->
          findings.wrong(CHECK, promotion.spot(found), "its attestation " + invalid.why());
    }
  }

  private static void ok(
      PromotionStory promotion, Event request, Findings findings, String attested) {
    findings.ok(
        CHECK,
        promotion.spot(request),
        "asked for by %s%s".formatted(People.name(request.at("actor")), attested));
  }

  private static boolean isOf(Event request, Event step) {
    return REPEATED.stream().allMatch(field -> Story.agree(request, step, field))
        && Story.agree(request.at("actor"), step.at("requestedBy"));
  }

  /// The rules ask by themselves: then the id follows from the event.
  private static void unasked(Story story, PromotionStory promotion, Findings findings) {
    String causeId = promotion.first().text("causationId");
    Optional<Event> cause = story.find(causeId);
    if (cause.isPresent() && isDerived(promotion, cause.get())) {
      findings.ok(
          CHECK,
          promotion.spot(cause.get()),
          "the rules asked for it by themselves, because of this event");
      return;
    }
    String says =
        cause.isPresent()
            ? "nobody asked for it, and its id does not follow from entry %d, which led to it"
                .formatted(cause.get().index())
            : "nobody asked for it, and event %s, which led to it, is not in the bundle"
                .formatted(causeId);
    boolean isElsewhere = cause.isEmpty() && mayFollowFromAnotherVersion(story, promotion);
    boolean isUntold =
        story.isUntoldEvent(causeId) || (!promotion.has(1) && story.isUntold(Story.CHANGED));
    if (isElsewhere) {
      findings.notSaid(
          CHECK,
          promotion.spot(promotion.first()),
          "event %s led to it, which is about another version".formatted(causeId));
    } else {
      findings.missing(isUntold, CHECK, promotion.spot(promotion.first()), says);
    }
  }

  private static boolean isDerived(PromotionStory promotion, Event cause) {
    String environment = promotion.first().text("environment");
    long version = promotion.first().number("version");
    return Stream.of(environment, environment + "/" + version, "roll-back/" + environment)
            .anyMatch(name -> DerivedId.promotion(cause, name).equals(promotion.id()))
        || isProposed(promotion);
  }

  /// A watch asks people for a rollback; the watch's name, which is part of the id, stands in the
  /// rules alone.
  private static boolean isProposed(PromotionStory promotion) {
    return promotion.first().text("kind").equals("ROLLBACK")
        && promotion.first().text("state").equals("AWAITING_APPROVAL");
  }

  /// By the same code, or as a way back from another version; never what somebody gave a reason
  /// for.
  private static boolean mayFollowFromAnotherVersion(Story story, PromotionStory promotion) {
    Event first = promotion.first();
    if (!promotion.isOfKindPromotion()) {
      return first.number("version") != story.version();
    }
    return !promotion.isEmergency()
        && !first.said().has("reason")
        && story
            .registration()
            .filter(each -> Story.agree(each.at("actor"), first.at("requestedBy")))
            .isPresent();
  }
}

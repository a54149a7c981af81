package io.modeltrail.promotion.promotions;

import io.modeltrail.event.PromotionRequested;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.promotion.attestation.Attestations;
import io.modeltrail.promotion.decision.Docket;
import io.modeltrail.promotion.decision.PromotionEvents;
import io.modeltrail.promotion.decision.RequestRules;
import io.modeltrail.promotion.ladder.Authority;
import io.modeltrail.promotion.ladder.Objection;
import io.modeltrail.promotion.ladder.Topics;
import io.modeltrail.promotion.life.Aim;
import io.modeltrail.promotion.life.Ask;
import io.modeltrail.promotion.life.Terms;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.Fate;
import io.modeltrail.service.door.Headers;
import io.modeltrail.service.door.Said;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets requests into the log: of those who may ask so, and signed.
@RequestScoped
class Asking {

  private static final Sink SINK = PromotionEvents.sink(PromotionEvents.REQUESTED);

  private static final List<String> ASKING = List.of(Groups.DEPLOYER, Groups.OPERATOR);

  private final Docket docket;
  private final Attestations attestations;
  private final Denials denials;
  private final Door door;

  Asking(Docket docket, Attestations attestations, Denials denials, Door door) {
    this.docket = docket;
    this.attestations = attestations;
    this.denials = denials;
    this.door = door;
  }

  /// Why its actor may not ask so; empty: they may, or it is asked of nobody in particular.
  Optional<Objection> objection(PromotionRequested request) throws SQLException {
    Terms terms = RequestRules.terms(request);
    if (!Authority.isNeeded(terms)) {
      return Optional.empty();
    }
    return docket
        .environment(aim(request))
        .flatMap(environment -> Authority.objection(request.getActor(), terms, environment));
  }

  /// @throws io.modeltrail.service.problem.Problem.Thrown 403 if its actor may not ask so; 429 if
  ///   there is no room for it
  Fate tell(Said<PromotionRequested> said, Headers headers) throws SQLException {
    PromotionRequested request = said.event();
    if (!Authority.isNeeded(RequestRules.terms(request)) && !mayAsk(request)) {
      throw Problem.of(
              403,
              "FORBIDDEN",
              "the token's groups do not allow this; one of these does: "
                  + String.join(", ", ASKING))
          .thrown();
    }
    Optional<Objection> objection = objection(request);
    if (objection.isPresent()) {
      Map<String, String> wanted =
          Map.of(
              "kind", request.getKind().name(),
              "emergency", Boolean.toString(request.getEmergency()),
              "version", Integer.toString(request.getVersion()));
      throw denials.denied(
          objection.get(),
          Topics.subject(request.getEnvironment(), request.getModelName()),
          wanted);
    }
    Optional<Objection> full = docket.noRoom(ask(request));
    if (full.isPresent()) {
      throw Problem.of(429, full.get().code(), full.get().detail()).thrown();
    }
    request.setAttestation(attestations.attest(request));
    return door.tell(
        new Door.Letter(
            SINK,
            request.getModelName(),
            Topics.subject(request.getPromotionId()),
            said,
            headers.traceparent()),
        headers.prefer());
  }

  private static boolean mayAsk(PromotionRequested request) {
    return request.getActor().getRoles().stream().anyMatch(ASKING::contains);
  }

  /// As if the log took it now.
  static Ask ask(PromotionRequested request) {
    return new Ask(
        request.getPromotionId(),
        aim(request),
        request.getActor(),
        Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS),
        RequestRules.terms(request));
  }

  private static Aim aim(PromotionRequested request) {
    return new Aim(request.getModelName(), request.getVersion(), request.getEnvironment());
  }
}

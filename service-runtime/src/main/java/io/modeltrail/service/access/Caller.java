package io.modeltrail.service.access;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.Via;
import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who calls, by the token and by nothing else.
@RequestScoped
public class Caller {

  private final JsonWebToken token;

  Caller(JsonWebToken token) {
    this.token = token;
  }

  /// The actor of what the caller does. The token's claim `kind` says whether it is a PERSON, a
  /// SERVICE or a JOB.
  public Actor actor() {
    Actor actor = new Actor();
    actor.setSubject(subject());
    actor.setKind(kind(token.getClaim("kind")));
    actor.setIssuer(token.getIssuer());
    actor.setRoles(List.copyOf(new TreeSet<>(token.getGroups())));
    actor.setVia(Via.HTTP);
    return actor;
  }

  /// The workspaces that the token's claim `workspaces` names; empty: it has no such claim.
  public Optional<Set<String>> workspaces() {
    Object claim = token.getClaim("workspaces");
    return claim instanceof JsonArray names
        ? Optional.of(
            names.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toUnmodifiableSet()))
        : Optional.empty();
  }

  /// A token that names workspaces speaks for those alone.
  ///
  /// @param what it speaks of, as `version 3 of wine`
  /// @param workspace that this is of; empty: not known here
  /// @throws Problem.Thrown 403 if the token is for others
  public void mustSpeakFor(String what, Optional<String> workspace) {
    Optional<Set<String>> named = workspaces();
    if (named.isPresent() && workspace.filter(named.get()::contains).isEmpty()) {
      throw Problem.of(
              403,
              "OTHER_WORKSPACE",
              "the token is for the workspaces %s alone; %s %s"
                  .formatted(
                      named.get().stream().sorted().toList(),
                      what,
                      workspace
                          .map(other -> "is of workspace " + other)
                          .orElse("is not known here, or not yet")))
          .thrown();
    }
  }

  /// The id of the event that a caller's idempotency key names on one route.
  public UUID eventId(String route, String idempotencyKey) {
    return EventIds.named(
        "idempotency-key", String.valueOf(token.getIssuer()), subject(), route, idempotencyKey);
  }

  private String subject() {
    return token.getSubject() == null ? token.getName() : token.getSubject();
  }

  private static ActorKind kind(Object claim) {
    String name = String.valueOf(claim).replace("\"", "").toUpperCase(Locale.ROOT);
    for (ActorKind kind : ActorKind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return ActorKind.UNKNOWN;
  }
}

package io.modeltrail.registry.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.registry.registration.Workspaces;
import io.modeltrail.service.door.Answers;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.EventBodies;
import io.modeltrail.service.door.Fate;
import io.modeltrail.service.door.Headers;
import io.modeltrail.service.door.Said;
import io.modeltrail.service.rules.RulesInForce;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// ModelAssessed through HTTP, whatever it is about.
@RequestScoped
class AssessmentDoor {

  private final EventBodies bodies;
  private final Door door;
  private final RulesInForce rules;
  private final AssessmentList list;
  private final OwnWorkspaces own;

  AssessmentDoor(
      EventBodies bodies, Door door, RulesInForce rules, AssessmentList list, OwnWorkspaces own) {
    this.bodies = bodies;
    this.door = door;
    this.rules = rules;
    this.list = list;
    this.own = own;
  }

  /// @param route as `POST /assessments`: an idempotency key counts on one route
  /// @param path what the path says of the event
  /// @throws io.modeltrail.service.problem.Problem.Thrown 403 if the token is for other workspaces
  Response tell(String route, Map<String, JsonNode> path, String body, Headers headers)
      throws SQLException {
    Workspaces workspaces = Workspaces.of(rules.now());
    Said<ModelAssessed> said =
        bodies.read(
            body,
            new EventBodies.Kind<>(ModelAssessed.class, route, List.of()),
            headers.idempotencyKey(),
            path,
            event -> AssessmentRules.broken(event, workspaces));
    own.check(said.event());
    String model = said.event().getModelName();
    Fate fate =
        door.tell(
            new Door.Letter(
                AssessedEvents.door(), model, "models/" + model, said, headers.traceparent()),
            headers.prefer());
    return Answers.of(fate, href -> list.one(said.eventId()));
  }
}

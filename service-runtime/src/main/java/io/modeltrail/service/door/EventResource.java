package io.modeltrail.service.door;

import io.modeltrail.service.access.Groups;
import io.modeltrail.service.problem.Problem;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What became of an event, whichever door it came through.
@Path("/events")
@EndpointDisabled(name = "modeltrail.decides", stringValue = "false")
@Tag(name = "Events")
@RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
class EventResource {

  private final Fates fates;

  EventResource(Fates fates) {
    this.fates = fates;
  }

  @GET
  @Path("/{eventId}")
  @Operation(
      summary = "What became of an event",
      description =
          "PENDING while it is not read, then APPLIED, DUPLICATE or REFUSED; WAITING as long as it needs something that has still to come. 404 only if all that stands in the log now is read and the event was not in it.")
  public FateView event(EventId eventId) throws SQLException {
    UUID id = eventId.value();
    Optional<FateView> decided = fates.find(id).map(FateView::of);
    if (decided.isPresent()) {
      return decided.get();
    }
    if (fates.mayCome()) {
      return FateView.pending(id);
    }
    // It may have come between the two questions.
    return fates
        .find(id)
        .map(FateView::of)
        .orElseThrow(
            () -> Problem.notFound("no event with id " + id + " is in this service's topics"));
  }
}

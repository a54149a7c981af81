package io.modeltrail.promotion.stream;

import io.modeltrail.promotion.rules.Revisions;
import io.modeltrail.promotion.stream.Beginnings.Beginning;
import io.modeltrail.promotion.stream.Beginnings.Wish;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.page.Parameters;
import io.modeltrail.service.problem.Problem;
import io.modeltrail.service.stream.Streams;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Promotions of an environment as they are told, for those without Kafka.
@Path("/environments/{environment}/promoted")
@Tag(name = "Environments")
class StreamResource {

  private final Revisions revisions;
  private final Beginnings beginnings;
  private final PromotedStreams streams;
  private final JsonWebToken token;

  StreamResource(
      Revisions revisions, Beginnings beginnings, PromotedStreams streams, JsonWebToken token) {
    this.revisions = revisions;
    this.beginnings = beginnings;
    this.streams = streams;
    this.token = token;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(
      summary = "Promotions to the environment, as they are told: server-sent events",
      description =
          "Each event is a CloudEvent 1.0 in structured mode whose data is ModelPromoted as the"
              + " champion's page shows it. Its id is a position: sent as Last-Event-ID (or after),"
              + " the stream goes on exactly there. Without it, it begins now. A comment line comes"
              + " every 15 seconds if there is nothing to tell. The stream ends with the token.")
  @APIResponse(
      responseCode = "200",
      description = "The stream",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "400", description = "The position is none")
  @APIResponse(
      responseCode = "410",
      description = "The log is not the one that the position is of; the detail says what to do")
  @APIResponse(
      responseCode = "503",
      description =
          "Too many streams are open, the broker is away, or no rules are read yet; see Retry-After")
  public void promoted(
      String environment,
      @Parameter(description = "the id of the last event that was taken")
          @HeaderParam("Last-Event-ID")
          @Nullable String lastEventId,
      @Parameter(description = "the same, for clients that cannot set the header")
          @QueryParam("after")
          @Nullable String after,
      @Parameter(description = "beginning: all that the log has") @QueryParam("from")
          @Nullable String from,
      @Context UriInfo uri,
      @Context SseEventSink sink,
      @Context Sse sse) {
    Parameters.exactly(uri, Set.of("after", "from"));
    mustBeKnown(environment);
    // The header is newer: a browser that reconnects sets it and repeats the address.
    String position = lastEventId == null || lastEventId.isEmpty() ? after : lastEventId;
    Beginning beginning = beginnings.of(environment, new Wish(position, from));
    Instant until = Instant.ofEpochSecond(token.getExpirationTime());
    streams.open(new Streams.Client(sink, sse, until), beginning);
  }

  private void mustBeKnown(String name) {
    Revisions.Current current =
        revisions
            .current()
            .orElseThrow(
                () -> Problem.unavailable("no rules are applied yet, or none are read yet"));
    if (current.governance().environments().stream().noneMatch(each -> each.name().equals(name))) {
      throw Problem.notFound(
          "there is no environment \"%s\"; GET /environments lists them".formatted(name));
    }
  }
}

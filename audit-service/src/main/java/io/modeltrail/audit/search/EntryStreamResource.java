package io.modeltrail.audit.search;

import io.modeltrail.audit.noting.Notes;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.problem.Problem;
import io.modeltrail.service.stream.Streams;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Entries as they come, for who asks for `text/event-stream`.
@Path("/entries")
@Tag(name = "Entries")
@RolesAllowed(Groups.AUDITOR)
class EntryStreamResource {

  /// Whoever takes both gets a page.
  private static final String EVENTS = MediaType.SERVER_SENT_EVENTS + ";qs=0.1";

  private final EntryStream entries;
  private final Horizon horizon;
  private final Streams streams;
  private final Notes notes;
  private final JsonWebToken token;

  EntryStreamResource(
      EntryStream entries, Horizon horizon, Streams streams, Notes notes, JsonWebToken token) {
    this.entries = entries;
    this.horizon = horizon;
    this.streams = streams;
    this.notes = notes;
    this.token = token;
  }

  @GET
  @Produces(EVENTS)
  @Operation(
      operationId = "streamEntries",
      summary = "Entries as they come: server-sent events",
      description =
          "With Accept: text/event-stream. The same conditions as for a page; the same view of an"
              + " entry. The id of an event is the entry's index: sent as Last-Event-ID, the stream"
              + " goes on behind it; -1 is before all. Without it, the stream begins now. A comment"
              + " line comes every 15 seconds if there is nothing to tell. The stream ends with the"
              + " token. It is noted in the trail once, when it begins.")
  @APIResponse(
      responseCode = "200",
      description = "The stream",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "503", description = "Too many streams are open; see Retry-After")
  public void stream(
      @BeanParam Search asked,
      @Parameter(description = "the id of the last event that was taken")
          @HeaderParam("Last-Event-ID")
          @Nullable String lastEventId,
      @Context UriInfo uri,
      @Context SseEventSink sink,
      @Context Sse sse)
      throws SQLException {
    Search.refuseUnknown(uri.getQueryParameters().keySet());
    Query query = asked.query();
    long after =
        lastEventId == null || lastEventId.isEmpty() ? horizon.of(query) - 1 : index(lastEventId);
    Map<String, String> detail = asked.asked();
    detail.put("after", Long.toString(after));
    notes.read("entries/stream", detail, 0);
    Instant until = Instant.ofEpochSecond(token.getExpirationTime());
    streams.open(
        new Streams.Client(sink, sse, until), Long.toString(after), entries.from(query, after));
  }

  private static long index(String text) {
    try {
      return Math.max(-1, Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw Problem.badRequest(
          "BAD_POSITION", "Last-Event-ID must be the id of an event of this stream: an index");
    }
  }
}

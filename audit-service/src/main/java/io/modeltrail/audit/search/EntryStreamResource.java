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
import org.jspecify.annotations.Nullable;

/// Entries as they come, for who asks for `text/event-stream`.
@Path("/entries")
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
  @Operation(hidden = true) // OpenAPI has one operation for a path: EntryResource describes both
  public void stream(
      @BeanParam Search asked,
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
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

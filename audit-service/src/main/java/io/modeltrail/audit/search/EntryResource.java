package io.modeltrail.audit.search;

import io.modeltrail.audit.noting.Notes;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The trail, for auditors. Whoever reads it is noted in it, before the answer.
@Path("/entries")
@Tag(name = "Entries")
@RolesAllowed(Groups.AUDITOR)
class EntryResource {

  private static final String NOTED =
      " The read itself is noted in the trail first: without the log there is no answer (503). The"
          + " same read by the same caller is noted once a minute.";

  private static final String STREAM =
      " With Accept: text/event-stream entries are told as they come, as server-sent events, in the"
          + " same view. The id of an event is the entry's index: sent as Last-Event-ID, the stream"
          + " goes on behind it; -1 is before all. Without it, the stream begins now. A comment line"
          + " comes every 15 seconds if there is nothing to tell. The stream ends with the token. It"
          + " is noted once, when it begins.";

  private final EntrySearch search;
  private final Horizon horizon;
  private final Entries entries;
  private final Notes notes;

  EntryResource(EntrySearch search, Horizon horizon, Entries entries, Notes notes) {
    this.search = search;
    this.horizon = horizon;
    this.entries = entries;
    this.notes = notes;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Find entries, in the order of the trail, newest last",
      description = "All that is asked for must hold." + NOTED + STREAM)
  @Parameter(
      name = "Last-Event-ID",
      in = ParameterIn.HEADER,
      description = "of a stream: the id of the last event that was taken")
  @APIResponse(
      responseCode = "200",
      description = "A page; or a stream",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = EntryPage.class)),
        @Content(
            mediaType = MediaType.SERVER_SENT_EVENTS,
            schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(responseCode = "503", description = "Too many streams are open; see Retry-After")
  public EntryPage list(
      @BeanParam Search asked,
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri)
      throws SQLException {
    Search.refuseUnknown(uri.getQueryParameters().keySet(), "limit", "after");
    Query query = asked.query();
    long position = after == null ? -1 : Page.position(after, Long::valueOf);
    long before = query.isOnText() ? horizon.of(query) : Long.MAX_VALUE;
    List<EntryView> found =
        search.find(query, new EntrySearch.Part(position, before), limit.andOneMore());
    Page<EntryView> page =
        Page.of(found, limit, entry -> Long.toString(entry.index()), entry -> entry);
    Map<String, String> detail = asked.asked();
    detail.put("limit", Integer.toString(limit.size()));
    if (after != null) {
      detail.put("after", Long.toString(position));
    }
    notes.read("entries", detail, page.items().size());
    return new EntryPage(page.items(), page.next(), query.isOnText() ? before : null);
  }

  @GET
  @Path("/{index}")
  @Operation(
      summary = "One entry, with all that is needed to check it",
      description =
          "docs/audit-leaf.md says how leafHash and the leaf's commitments are computed." + NOTED)
  public EntryDetail entry(String index) throws SQLException {
    EntryDetail entry = entries.find(number(index)).orElseThrow(() -> unknown(index));
    notes.read(subject(index), Map.of(), 1);
    return entry;
  }

  @GET
  @Path("/{index}/record")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(
      summary = "The value of an entry's record, the bytes as they came",
      description =
          "404 with the code NO_VALUE if the record has none; 410 with the code ERASED if it was"
              + " erased."
              + NOTED)
  @APIResponse(responseCode = "200", description = "The bytes")
  @APIResponse(responseCode = "410", description = "It was erased, by which entry and why")
  public byte[] value(String index) throws SQLException {
    byte[] bytes =
        switch (entries.value(number(index)).orElseThrow(() -> unknown(index))) {
          case Entries.Value.Some(byte[] value) -> value;
          case Entries.Value.None none ->
              throw Problem.of(
                      404, "NO_VALUE", "the record of entry %s has no value".formatted(index))
                  .thrown();
          case Entries.Value.Erased(long by, String ground) ->
              throw Problem.of(
                      410,
                      "ERASED",
                      "the record of entry %s was erased by entry %d: %s"
                          .formatted(index, by, ground))
                  .thrown();
        };
    notes.read(subject(index) + "/record", Map.of(), 1);
    return bytes;
  }

  private static String subject(String index) {
    return "entries/" + number(index);
  }

  private static long number(String index) {
    try {
      return Long.parseLong(index);
    } catch (NumberFormatException e) {
      throw Problem.badRequest("BAD_INDEX", "an entry's index is a number from 0");
    }
  }

  private static Problem.Thrown unknown(String index) {
    return Problem.notFound("the trail has no entry " + index);
  }
}

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
      description = "All that is asked for must hold." + NOTED)
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

package io.modeltrail.audit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.audit.noting.Notes;
import io.modeltrail.audit.search.EntrySearch;
import io.modeltrail.audit.search.EntrySearch.Part;
import io.modeltrail.audit.search.Query;
import io.modeltrail.audit.search.Search;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Entries in bulk.
@Path("/export")
@Tag(name = "Entries")
@RolesAllowed(Groups.AUDITOR)
class ExportResource {

  static final String ENTRIES = "Modeltrail-Entries";
  static final String TREE_SIZE = "Modeltrail-Tree-Size";

  private final EntrySearch search;
  private final Exports exports;
  private final Notes notes;
  private final ObjectMapper json;

  ExportResource(EntrySearch search, Exports exports, Notes notes, ObjectMapper json) {
    this.search = search;
    this.exports = exports;
    this.notes = notes;
    this.json = json;
  }

  @GET
  @Operation(
      summary = "Entries in bulk, one a line, in the order of the trail",
      description =
          "format=ndjson: what a list shows of each entry, its leaf, and the record's content."
              + " format=csv: the same as columns. The conditions are those of a search. Each line has"
              + " the entry's index: an export that was cut off goes on with from=<the last index + 1>."
              + " It is noted in the trail first, each time.")
  @APIResponse(
      responseCode = "200",
      description = "The entries. If the lines are fewer than said, it was cut off",
      headers = {
        @Header(
            name = ENTRIES,
            description = "How many lines of entries follow",
            schema = @Schema(type = SchemaType.INTEGER)),
        @Header(
            name = TREE_SIZE,
            description = "Entries with a smaller index were looked at: the size of a tree",
            schema = @Schema(type = SchemaType.INTEGER))
      },
      content = {
        @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(responseCode = "503", description = "Too many exports are under way")
  public Response export(
      @BeanParam Search asked,
      @QueryParam("format") @DefaultValue("ndjson") String format,
      @Context UriInfo uri)
      throws SQLException {
    Search.refuseUnknown(uri.getQueryParameters().keySet(), "format");
    Query query = asked.query();
    Lines lines = lines(format);
    Part part = new Part(-1, exports.end(query));
    long count = search.count(query, part);
    Map<String, String> detail = asked.asked();
    detail.put("format", format);
    detail.put("treeSize", Long.toString(part.before()));
    notes.exported("entries", detail, count);
    return Response.ok(exports.begin(query, part, lines), lines.contentType())
        .header(ENTRIES, count)
        .header(TREE_SIZE, part.before())
        .header("Content-Disposition", "attachment; filename=\"entries." + lines.extension() + "\"")
        .build();
  }

  private Lines lines(String format) {
    return switch (format) {
      case "ndjson" -> new NdjsonLines(json);
      case "csv" -> new CsvLines();
      default ->
          throw Problem.badRequest(
              "BAD_FORMAT", "format must be ndjson or csv, found \"%s\"".formatted(format));
    };
  }
}

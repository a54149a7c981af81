package io.modeltrail.audit.export;

import io.modeltrail.audit.search.EntrySearch;
import io.modeltrail.audit.search.EntrySearch.Part;
import io.modeltrail.audit.search.EntrySearch.Whole;
import io.modeltrail.audit.search.Query;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;

/// One export: page after page, each asked for from where the one before ended. Entries do not
/// change, so that pages fit together; and a slow reader holds neither a connection nor a snapshot
/// of the database, which the row that deals the numbers could not bear for long.
///
/// @param entriesAtOnce of a page
record Export(EntrySearch search, Query query, Lines lines, int entriesAtOnce) {

  private static final int BUFFER_BYTES = 64 * 1024;

  /// @throws IOException if whoever reads is gone, or the database does not answer
  void write(Part part, OutputStream to) throws IOException {
    OutputStream out = new BufferedOutputStream(to, BUFFER_BYTES);
    out.write(lines.head());
    Part rest = part;
    List<Whole> page;
    do {
      page = page(rest);
      for (Whole entry : page) {
        out.write(lines.line(entry));
        rest = rest.behind(entry.view().index());
      }
    } while (page.size() == entriesAtOnce);
    out.flush();
  }

  private List<Whole> page(Part part) throws IOException {
    try {
      return search.whole(query, part, entriesAtOnce);
    } catch (SQLException e) {
      throw new IOException("the database does not answer", e);
    }
  }
}

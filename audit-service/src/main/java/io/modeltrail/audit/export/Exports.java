package io.modeltrail.audit.export;

import io.modeltrail.audit.search.EntrySearch;
import io.modeltrail.audit.search.EntrySearch.Part;
import io.modeltrail.audit.search.Horizon;
import io.modeltrail.audit.search.Query;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;

/// The exports that are under way: each keeps a thread busy for as long as its reader takes.
@ApplicationScoped
class Exports {

  private final EntrySearch search;
  private final Horizon horizon;
  private final ExportConfig config;
  private final Semaphore room;

  Exports(EntrySearch search, Horizon horizon, ExportConfig config) {
    this.search = search;
    this.horizon = horizon;
    this.config = config;
    this.room = new Semaphore(config.connectionsMax());
  }

  /// The index before which all is exported that is asked for now.
  ///
  /// @throws Problem.Thrown 503 if there is no room for one more
  long end(Query query) throws SQLException {
    if (room.availablePermits() == 0) {
      throw tooMany();
    }
    return horizon.of(query);
  }

  /// What writes the export, once.
  StreamingOutput begin(Query query, Part part, Lines lines) {
    Export export = new Export(search, query, lines, config.entriesAtOnce());
    return out -> {
      if (!room.tryAcquire()) {
        throw tooMany();
      }
      try {
        export.write(part, out);
      } finally {
        room.release();
      }
    };
  }

  private Problem.Thrown tooMany() {
    return Problem.unavailable(
        "%d exports are under way at this instance, more are not begun; try again later"
            .formatted(config.connectionsMax()));
  }
}

package io.modeltrail.audit.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.service.stream.StreamEnded;
import io.modeltrail.service.stream.StreamLine;
import io.modeltrail.service.stream.Streams;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Tells entries as they come, each once and in the order of the trail. A database that is away is
/// waited for.
@ApplicationScoped
class EntryStream {

  private static final Logger LOG = Logger.getLogger(EntryStream.class);
  private static final Duration TURN = Duration.ofMillis(250);
  private static final int ENTRIES_AT_ONCE = 200;

  private final EntrySearch search;
  private final Horizon horizon;
  private final ObjectMapper json;

  EntryStream(EntrySearch search, Horizon horizon, ObjectMapper json) {
    this.search = search;
    this.horizon = horizon;
    this.json = json;
  }

  /// @param after the index of the last entry that the client has seen
  Streams.Story from(Query query, long after) {
    return (line, name) -> tell(line, query, after);
  }

  private void tell(StreamLine line, Query query, long after)
      throws InterruptedException, StreamEnded {
    long seen = after;
    while (line.isOpen()) {
      long before = seen;
      try {
        seen = turn(line, query, seen);
      } catch (SQLException e) {
        LOG.debugf("A stream waits reason=%s", e.getMessage());
      }
      if (seen == before) {
        line.idle();
        TimeUnit.MILLISECONDS.sleep(TURN.toMillis());
      }
    }
  }

  /// @return the index up to which, that included, all is told
  private long turn(StreamLine line, Query query, long seen)
      throws SQLException, InterruptedException, StreamEnded {
    long end = horizon.of(query);
    if (end <= seen + 1) {
      return seen;
    }
    List<EntryView> found = search.find(query, new EntrySearch.Part(seen, end), ENTRIES_AT_ONCE);
    for (EntryView each : found) {
      line.send(Long.toString(each.index()), "entry", write(each));
    }
    return found.size() < ENTRIES_AT_ONCE ? end - 1 : found.getLast().index();
  }

  private String write(EntryView entry) {
    try {
      return json.writeValueAsString(entry);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view is JSON", e);
    }
  }
}

package io.modeltrail.audit.evidence;

import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Selects what is about a version, within the limits.
@ApplicationScoped
class Stories {

  private final DataSource dataSource;
  private final String service;
  private final EvidenceConfig config;

  Stories(DataSource dataSource, LoopSettings settings, EvidenceConfig config) {
    this.dataSource = dataSource;
    this.service = settings.service();
    this.config = config;
  }

  /// @param size entries from there on are not looked at
  /// @throws Problem.Thrown 404 if nothing names the version; 422 if it is too much
  Selection select(Asked asked, long size) throws SQLException {
    int entriesMax = config.entriesMax();
    long bytesMax = config.bytesMax().asLongValue();
    Selection selection;
    try (Connection connection = dataSource.getConnection()) {
      selection = StoryTable.select(connection, asked, size, service, entriesMax + 1);
    }
    if (selection.entries().size() > entriesMax) {
      throw tooMuch("there are more than %,d entries about it".formatted(entriesMax));
    }
    if (selection.bytes() > bytesMax) {
      throw tooMuch(
          "the records about it have %,d bytes, more than %,d"
              .formatted(selection.bytes(), bytesMax));
    }
    if (!selection.isTold()) {
      throw Problem.notFound(
          "none of the %d entries names version %d of %s"
              .formatted(size, asked.version(), asked.model()));
    }
    return selection;
  }

  private static Problem.Thrown tooMuch(String found) {
    return Problem.of(
            422,
            "TOO_MUCH_EVIDENCE",
            found
                + "; an operator may raise modeltrail.evidence.entries-max or bytes-max, or take the entries with GET /entries?model=")
        .thrown();
  }
}

package io.modeltrail.promotion.decision;

import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.wire.PlainJson;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;

/// The revisions of governance, as they were applied.
final class RuleTable {

  private RuleTable() {}

  static void insert(Connection tx, Event event) throws SQLException {
    GovernanceApplied applied = (GovernanceApplied) event.content();
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO governance_revision
              (revision, digest, text, event_id, applied_at, applied_by, repository, commit)
            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            """)) {
      insert.setLong(1, applied.getRevision());
      insert.setString(2, applied.getDigest());
      insert.setString(3, applied.getText());
      insert.setObject(4, event.id());
      insert.setObject(5, event.appendedAt().atOffset(ZoneOffset.UTC));
      insert.setString(6, new String(PlainJson.write(applied.getActor()), StandardCharsets.UTF_8));
      insert.setString(7, applied.getRepository());
      insert.setString(8, applied.getCommit());
      insert.executeUpdate();
    }
  }
}

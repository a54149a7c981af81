package io.modeltrail.audit.trail;

import io.modeltrail.audit.leaf.Commitments;
import io.modeltrail.audit.reading.RecordReader;
import io.modeltrail.messaging.loop.Arrival;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Writes records into a trail with the loop's own code, but without a log: for histories that a
/// test makes up.
public final class TrailWriter {

  private final RecordReader reader;
  private final Commitments commitments = new Commitments(new SecureRandom());

  public TrailWriter(RecordReader reader) {
    this.reader = reader;
  }

  /// In this order, with the numbers that follow.
  public void store(Connection tx, List<Arrival> batch) throws SQLException {
    reader.beginBatch();
    TrailTables.store(
        tx,
        batch.stream()
            .map(each -> Entry.of(each, reader.read(each.raw().value()), commitments))
            .toList());
  }
}

package io.modeltrail.audit.trail;

import io.modeltrail.audit.coverage.Stretches;
import io.modeltrail.audit.leaf.Commitments;
import io.modeltrail.audit.reading.RecordReader;
import io.modeltrail.messaging.loop.Arrival;
import io.modeltrail.messaging.loop.Intake;
import io.modeltrail.messaging.loop.Intakes;
import io.modeltrail.messaging.loop.Jump;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.messaging.wire.Sink;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// Takes every record of the log into the trail. Nothing is set aside: what cannot be decoded is an
/// entry, too.
public final class Trail implements Intake<Entry> {

  private static final Logger LOG = Logger.getLogger(Trail.class);

  /// About how much one transaction stores, in bytes.
  private static final long TOGETHER_BYTES = 16L * 1024 * 1024;

  private final RecordReader reader;
  private final Commitments commitments = new Commitments(new SecureRandom());

  private Trail(LoopSettings settings, SchemaRegistry schemas) {
    Sink own = EntryEvents.sink();
    this.reader =
        new RecordReader(
            schemas, new RecordReader.Known(settings.subject(own.topic()), own.schemaText()));
  }

  public static Intakes intakes() {
    return Trail::new;
  }

  @Override
  public Topics topics() {
    return new Topics.Matching(AuditedTopics.names());
  }

  @Override
  public List<Sink> sinks() {
    return List.of(EntryEvents.sink());
  }

  @Override
  public boolean setsAside() {
    return false;
  }

  @Override
  public List<Entry> read(List<Arrival> arrivals) {
    reader.beginBatch();
    List<Entry> entries = new ArrayList<>(arrivals.size());
    for (Arrival arrival : arrivals) {
      entries.add(Entry.of(arrival, reader.read(arrival.raw().value()), commitments));
    }
    return entries;
  }

  @Override
  public int together(List<Entry> batch) {
    long bytes = 0;
    for (int i = 0; i < batch.size(); i++) {
      bytes += batch.get(i).size();
      if (i > 0 && bytes > TOGETHER_BYTES) {
        return i;
      }
    }
    return batch.size();
  }

  @Override
  public Result decide(Connection tx, List<Entry> batch) throws SQLException {
    List<Recorded> recorded = TrailTables.store(tx, batch);
    return new Result(
        recorded.stream().map(EntryEvents::emission).toList(),
        List.of(),
        recorded.size(),
        batch.size() - recorded.size());
  }

  @Override
  public void jumped(Connection tx, List<Jump> jumps) throws SQLException {
    Stretches.jumped(tx, jumps);
  }

  /// All that the database could refuse is the copy for reading: the rest are bytes, numbers, and
  /// texts within limits.
  @Override
  public Entry refused(Entry entry, SQLException because) {
    LOG.warnf(because, "The database refuses a decoded copy place=%s", entry.place());
    return entry.with(
        entry
            .reading()
            .without(
                new Refusal(
                    Refusal.DATABASE_REFUSED,
                    "the database refuses the copy (SQLState %s): %s"
                        .formatted(because.getSQLState(), because.getMessage()))));
  }

  @Override
  public List<Emission> emitted(Connection connection, List<Span> spans) throws SQLException {
    return EntryTable.within(connection, spans).stream().map(EntryEvents::emission).toList();
  }
}

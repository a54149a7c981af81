package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.outcome.Awaited;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.wire.Decoded;
import io.modeltrail.messaging.wire.Decoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Takes in events for a [Domain]: each has its effect once, and what is wrong is set aside.
public final class EventIntake implements Intake<EventIntake.Item> {

  private static final Logger LOG = Logger.getLogger(EventIntake.class);

  private final Domain domain;
  private final Decision decision;
  private final Awaited awaited;
  private final Map<String, Decoder<?>> decoders = new HashMap<>();

  /// A record and what its bytes say.
  record Item(Arrival arrival, Decoded decoded) implements Taken {}

  private EventIntake(
      Domain domain, Awaited awaited, LoopSettings settings, SchemaRegistry schemas) {
    this.domain = domain;
    this.decision = new Decision(domain, Clock.systemUTC());
    this.awaited = awaited;
    for (Source<?> source : domain.sources()) {
      decoders.put(
          source.topic(), new Decoder<>(source, settings.subject(source.topic()), schemas));
    }
  }

  /// @param awaited told of each event whose record was decided about
  public static Intakes of(Domain domain, Awaited awaited) {
    return (settings, schemas) -> new EventIntake(domain, awaited, settings, schemas);
  }

  @Override
  public Topics topics() {
    return new Topics.Named(
        domain.sources().stream().map(Source::topic).collect(Collectors.toSet()));
  }

  @Override
  public List<String> leading() {
    return domain.leading();
  }

  @Override
  public List<Sink> sinks() {
    return domain.sinks();
  }

  @Override
  public boolean setsAside() {
    return true;
  }

  @Override
  public List<Source<?>> sources() {
    return domain.sources();
  }

  @Override
  public List<Item> read(List<Arrival> arrivals) {
    decoders.values().forEach(Decoder::beginBatch);
    List<Item> items = new ArrayList<>(arrivals.size());
    for (Arrival arrival : arrivals) {
      Decoder<?> decoder = decoders.get(arrival.place().topic());
      if (decoder == null) {
        throw new IllegalStateException("no decoder for " + arrival.place().topic());
      }
      items.add(new Item(arrival, decoder.decode(arrival.raw().key(), arrival.raw().value())));
    }
    domain.catchUp();
    return items;
  }

  /// The longest beginning in which no event id stands with two contents, or came twice at
  /// different times. What the second one becomes depends on what the first one became: one that
  /// was refused may be sent again, when what refused it has changed. So it is left to the next
  /// transaction.
  @Override
  public int together(List<Item> batch) {
    Map<UUID, Said> seen = new HashMap<>();
    for (int i = 0; i < batch.size(); i++) {
      if (batch.get(i).decoded() instanceof Decoded.Good good) {
        Said said = new Said(good.digest(), batch.get(i).arrival().appendedAt());
        Said before = seen.putIfAbsent(good.identity().eventId(), said);
        if (before != null && !before.isSame(said)) {
          return i;
        }
      }
    }
    return batch.size();
  }

  /// What an event id stood with.
  private record Said(byte[] digest, Instant at) {

    boolean isSame(Said other) {
      return at.equals(other.at) && Arrays.equals(digest, other.digest);
    }
  }

  @Override
  public Result decide(Connection tx, List<Item> batch) throws SQLException {
    return decision.decide(tx, batch);
  }

  @Override
  public void committed(List<Item> batch) {
    for (Item item : batch) {
      Source.Identity identity = item.decoded().identity();
      if (identity != null) {
        awaited.decided(identity.eventId());
      }
    }
  }

  @Override
  public Item refused(Item item, SQLException because) {
    LOG.warnf(because, "The database refuses a record place=%s", item.arrival().place());
    Refusal refusal =
        new Refusal(
            Refusal.DATABASE_REFUSED,
            "the database refuses it (SQLState %s): %s"
                .formatted(because.getSQLState(), because.getMessage()));
    return new Item(item.arrival(), new Decoded.Bad(refusal, item.decoded().identity()));
  }

  @Override
  public List<Emission> emitted(Connection connection, List<Span> spans) throws SQLException {
    return domain.emitted(connection, spans);
  }
}

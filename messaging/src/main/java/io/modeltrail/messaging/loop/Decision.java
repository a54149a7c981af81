package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.loop.EventIntake.Item;
import io.modeltrail.messaging.outcome.Outcomes;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.CloudEvents;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.rejection.Rejection;
import io.modeltrail.messaging.rejection.Rejections;
import io.modeltrail.messaging.wire.Decoded;
import io.modeltrail.messaging.wire.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides about a batch inside one database transaction: which events are new, what the domain
/// makes of those, which records are refused.
final class Decision {

  private final Domain domain;
  private final Clock clock;

  Decision(Domain domain, Clock clock) {
    this.domain = domain;
    this.clock = clock;
  }

  /// @param items without contradiction, see [EventIntake#together]
  Intake.Result decide(Connection tx, List<Item> items) throws SQLException {
    Instant now = clock.instant();
    Outcomes.Known known = Outcomes.known(tx, eventIds(items));
    Batch batch = new Batch(now, known.digests());
    items.forEach(batch::take);
    if (!batch.fresh.isEmpty()) {
      batch.decided(domain.decide(tx, List.copyOf(batch.events())));
    }
    Outcomes.save(tx, batch.outcomes(), known.refused(), now);
    Rejections.save(tx, batch.rejections);
    return new Intake.Result(batch.emissions, batch.rejections, batch.applied, batch.repeated);
  }

  private static Set<UUID> eventIds(List<Item> items) {
    Set<UUID> ids = new HashSet<>();
    for (Item item : items) {
      UUID id = eventId(item);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static @Nullable UUID eventId(Item item) {
    Source.Identity identity = item.decoded().identity();
    return identity == null ? null : identity.eventId();
  }

  private static Event event(Item item, Decoded.Good good) {
    Arrival arrival = item.arrival();
    return new Event(
        arrival.place(),
        arrival.appendedAt(),
        good.identity().eventId(),
        good.content(),
        CloudEvents.traceparent(arrival.raw().headers()));
  }

  /// One event that is new, and the records that say the same in the same batch.
  private record Fresh(Decoded.Good good, List<Item> items) {}

  private static final class Batch {

    private final Instant now;
    private final Map<UUID, byte[]> known;
    private final Map<UUID, Fresh> fresh = new LinkedHashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final Map<UUID, Outcomes.Row> outcomes = new HashMap<>();
    private final List<Emission> emissions = new ArrayList<>();
    private int applied;
    private int repeated;

    /// @param known digests of the events that have used up their id
    Batch(Instant now, Map<UUID, byte[]> known) {
      this.now = now;
      this.known = known;
    }

    void take(Item item) {
      switch (item.decoded()) {
        case Decoded.Bad bad -> rejections.add(rejected(item, bad.refusal()));
        case Decoded.Good good -> take(item, good);
      }
    }

    private void take(Item item, Decoded.Good good) {
      UUID id = good.identity().eventId();
      byte[] before = known.get(id);
      if (before == null) {
        fresh.computeIfAbsent(id, unused -> new Fresh(good, new ArrayList<>())).items().add(item);
      } else if (Arrays.equals(before, good.digest())) {
        repeated++;
      } else {
        rejections.add(rejected(item, Refusal.eventIdReused(id)));
      }
    }

    private Rejection rejected(Item item, Refusal refusal) {
      Source.Identity identity = item.decoded().identity();
      Arrival arrival = item.arrival();
      return new Rejection(
          arrival.place(),
          refusal,
          eventId(item),
          identity == null ? null : identity.scope(),
          arrival.raw().key(),
          arrival.isCut() ? null : arrival.raw().value(),
          Math.max(0, arrival.raw().serializedValueSize()),
          arrival.raw().headers(),
          now);
    }

    List<Event> events() {
      return fresh.values().stream()
          .map(each -> event(each.items().getFirst(), each.good()))
          .toList();
    }

    void decided(List<Verdict> verdicts) {
      if (verdicts.size() != fresh.size()) {
        throw new IllegalStateException(
            "%d verdicts for %d events".formatted(verdicts.size(), fresh.size()));
      }
      int index = 0;
      for (Fresh each : fresh.values()) {
        decided(each, verdicts.get(index++));
      }
    }

    private void decided(Fresh each, Verdict verdict) {
      switch (verdict) {
        case Verdict.Applied applied -> {
          this.applied++;
          emissions.addAll(applied.emissions());
        }
        case Verdict.Waiting waiting -> {
          this.applied++;
          emissions.addAll(waiting.emissions());
        }
        case Verdict.Duplicate duplicate -> repeated++;
        case Verdict.InVain inVain -> {}
        case Verdict.Refused(Refusal refusal, List<Emission> following) -> {
          each.items().forEach(item -> rejections.add(rejected(item, refusal)));
          emissions.addAll(following);
        }
      }
      repeated += verdict instanceof Verdict.Refused ? 0 : each.items().size() - 1;
      UUID id = each.good().identity().eventId();
      String topic = each.items().getFirst().arrival().place().topic();
      outcomes.put(id, new Outcomes.Row(id, each.good().digest(), topic, verdict));
    }

    /// Also what was refused before the domain saw it has an outcome, if its id could be read;
    /// unless that is the id of another event, whose outcome it must not replace.
    List<Outcomes.Row> outcomes() {
      for (Rejection rejection : rejections) {
        UUID id = rejection.eventId();
        if (id != null && !known.containsKey(id)) {
          outcomes.putIfAbsent(
              id,
              new Outcomes.Row(
                  id,
                  new byte[0],
                  rejection.place().topic(),
                  new Verdict.Refused(rejection.refusal())));
        }
      }
      return List.copyOf(outcomes.values());
    }
  }
}

package io.modeltrail.audit.trail;

import io.modeltrail.audit.leaf.Commitments;
import io.modeltrail.audit.leaf.Leaf;
import io.modeltrail.audit.leaf.Original;
import io.modeltrail.audit.reading.Reading;
import io.modeltrail.messaging.loop.Arrival;
import io.modeltrail.messaging.loop.Intake;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.tlog.tree.TreeHashing;
import java.time.Instant;

/// A record as it will stand in the trail. Its number is dealt when it is stored.
record Entry(Arrival arrival, Original original, Reading reading, Hashed leaf)
    implements Intake.Taken {

  /// A leaf as it is stored.
  ///
  /// @param bytes what is hashed
  record Hashed(byte[] bytes, byte[] hash, byte[] salts) {}

  static Entry of(Arrival arrival, Reading reading, Commitments commitments) {
    var raw = arrival.raw();
    Original original = new Original(raw.key(), raw.value(), Original.headers(raw.headers()));
    Leaf leaf =
        new Leaf(
            arrival.place(),
            arrival.appendedAt(),
            reading.said(),
            arrival.isCut() ? raw.serializedValueSize() : null,
            commitments.to(original, reading.personal()));
    byte[] bytes = leaf.bytes();
    return new Entry(
        arrival,
        original,
        reading,
        new Hashed(bytes, TreeHashing.leaf(bytes).bytes(), Salts.write(leaf)));
  }

  Place place() {
    return arrival.place();
  }

  Instant appendedAt() {
    return arrival.appendedAt();
  }

  Entry with(Reading other) {
    return new Entry(arrival, original, other, leaf);
  }

  /// About how many bytes its rows have.
  long size() {
    byte[] decoded = reading.decoded();
    return (long) original.size() + leaf.bytes.length + (decoded == null ? 0 : decoded.length);
  }
}

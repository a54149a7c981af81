package io.modeltrail.cli.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Notices a log that stands still although it has more entries than it has signed; of one that
/// does not say how many it has, that it stands still.
final class Staleness {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LogAddress address;
  private final Duration patience;
  private @Nullable TreeHead head;

  /// Null: it is not behind.
  private @Nullable Instant behindSince;

  Staleness(LogAddress address, Duration patience) {
    this.address = address;
    this.patience = patience;
  }

  /// @param now what it has signed last
  /// @return what there is to cry
  Optional<String> judge(TreeHead now, Instant at) {
    OptionalLong entries = entries();
    if (entries.isPresent() && entries.getAsLong() <= now.size()) {
      behindSince = null;
      return Optional.empty();
    }
    if (behindSince == null || !now.equals(head)) {
      head = now;
      behindSince = at;
    }
    if (at.isBefore(behindSince.plus(patience))) {
      return Optional.empty();
    }
    return Optional.of(
        "it has stood still at %,d entries since %s%s"
            .formatted(
                now.size(),
                behindSince,
                entries.isPresent() ? ", and has %,d".formatted(entries.getAsLong()) : ""));
  }

  /// How many the log says that it has.
  private OptionalLong entries() {
    try {
      Optional<byte[]> description = address.description();
      if (description.isPresent()) {
        JsonNode entries = JSON.readTree(description.get()).path("entries");
        if (entries.isIntegralNumber() && entries.canConvertToLong()) {
          return OptionalLong.of(entries.longValue());
        }
      }
    } catch (IOException e) {
      return OptionalLong.empty(); // not a log of audit-service, or away now
    }
    return OptionalLong.empty();
  }
}

package io.modeltrail.audit.answers.record;

import io.modeltrail.messaging.rejection.DeadLetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// That a record was refused, and so had no effect, as its dead letter says.
///
/// @param code why
/// @param deadLetter the entry of the dead letter
public record Refused(String code, String detail, Entry deadLetter) {

  /// Where the record stands that was refused.
  public record Spot(String topic, int partition, long offset) {

    public static Spot of(Entry entry) {
      return new Spot(entry.place().topic(), entry.place().partition(), entry.place().offset());
    }
  }

  /// By where the records stand.
  static Map<Spot, Refused> of(List<Seen> deadLetters) {
    Map<Spot, Refused> refused = new HashMap<>();
    for (Seen seen : deadLetters) {
      switch (seen) {
        case Seen.Legible(Fact<?> fact, var copy) ->
            spot(fact.entry(), fact.headers())
                .ifPresent(spot -> refused.put(spot, of(fact.entry(), fact.headers())));
        case Seen.Illegible(Entry entry, Headers headers, String why) ->
            spot(entry, headers).ifPresent(spot -> refused.put(spot, of(entry, headers)));
        case Seen.Erased erased -> {}
        case Seen.Altered altered -> {}
      }
    }
    return refused;
  }

  private static Refused of(Entry entry, Headers headers) {
    return new Refused(
        headers.text("dead-letter-reason").orElse("UNKNOWN"),
        headers.text("dead-letter-detail").orElse(""),
        entry);
  }

  /// Of what a dead letter's headers say. The topic in them has the installation's prefix; the dead
  /// letter's own topic has none.
  public static Optional<Long> offset(Headers headers) {
    return number(headers, "dead-letter-offset");
  }

  public static Optional<Long> partition(Headers headers) {
    return number(headers, "dead-letter-partition");
  }

  /// The topic that a dead letter came from.
  public static String topic(Entry deadLetter) {
    String topic = deadLetter.place().topic();
    return topic.endsWith(DeadLetter.SUFFIX)
        ? topic.substring(0, topic.length() - DeadLetter.SUFFIX.length())
        : topic;
  }

  private static Optional<Spot> spot(Entry entry, Headers headers) {
    Optional<Long> partition = partition(headers);
    Optional<Long> offset = offset(headers);
    return partition.isPresent() && offset.isPresent()
        ? Optional.of(new Spot(topic(entry), partition.get().intValue(), offset.get()))
        : Optional.empty();
  }

  private static Optional<Long> number(Headers headers, String name) {
    try {
      return headers.text(name).map(Long::valueOf);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}

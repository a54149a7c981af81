package io.modeltrail.service.rules;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.governance.rules.Consideration;
import io.modeltrail.governance.rules.Rulebook;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.loop.GlobalTopic;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.wire.CannotTellNow;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.messaging.wire.Source;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The rules of governance, read from the log by every instance whole. Which rules hold for a
/// record is decided by the log's own clock: those that were applied when the log took the record.
/// So every instance decides alike, and reading again decides as before.
///
/// Safe for use by several threads.
public final class RulesInForce implements AutoCloseable {

  public static final String TOPIC = "governance.applied";

  private final GlobalTopic<GovernanceApplied> topic;
  private volatile Fold fold = new Fold();

  /// What the topic's records come to.
  private record Fold(Rulebook rulebook, Map<Long, Consideration> considered) {
    Fold() {
      this(new Rulebook(), new ConcurrentHashMap<>());
    }
  }

  public RulesInForce(LoopSettings settings, SchemaRegistry schemas) {
    this.topic = new GlobalTopic<>(settings, source(), schemas, new Reader());
  }

  /// How a record of governance is read; its key is its event id.
  public static Source<GovernanceApplied> source() {
    return new Source<>(
        TOPIC,
        GovernanceApplied.class,
        Contract.topic(TOPIC).schemaText(),
        event -> new Source.Identity(event.getEventId(), event.getEventId().toString(), null));
  }

  /// Reads whatever was applied up to this moment.
  ///
  /// @throws CannotTellNow if the broker does not tell
  public void catchUp() {
    topic.catchUp();
  }

  /// The rules that held when the log took a record. Needs to have caught up after the record was
  /// read.
  ///
  /// @throws CannotTellNow if no rules were ever applied
  public Rules at(Instant appendedAt) {
    return fold.rulebook
        .inForceAt(appendedAt)
        .orElseThrow(
            () ->
                new CannotTellNow(
                    "no governance is applied yet; apply one with ./modeltrail governance apply <file>"));
  }

  /// What became of the record of governance at an offset. Needs to have caught up after the record
  /// was read.
  ///
  /// @throws CannotTellNow if it was not read yet
  public Consideration considered(long offset) {
    Consideration consideration = fold.considered.get(offset);
    if (consideration == null) {
      topic.readAgain();
      throw new CannotTellNow(TOPIC + " is not read up to offset " + offset);
    }
    return consideration;
  }

  /// What would become of a record if it were written now.
  public Consideration check(GovernanceApplied record, Instant now) {
    return fold.rulebook.check(record, now);
  }

  /// The rules that hold for what is said now.
  ///
  /// @throws CannotTellNow if the broker does not tell, or no rules were ever applied
  public Rules now() {
    topic.catchUp();
    return at(Instant.MAX);
  }

  /// The newest rules that this instance has read; empty before the first.
  public Optional<Rules> newest() {
    return fold.rulebook.newest();
  }

  @Override
  public void close() {
    topic.close();
  }

  private final class Reader implements GlobalTopic.Reader<GovernanceApplied> {

    private Fold reading = fold;

    @Override
    public void begin() {
      reading = new Fold();
    }

    @Override
    public void take(GovernanceApplied content, Instant appendedAt, long offset) {
      reading.considered.put(offset, reading.rulebook.consider(content, appendedAt));
    }

    /// Half of the rules would be wrong rules: those of before hold until all are read.
    @Override
    public void caughtUp() {
      fold = reading;
    }
  }
}

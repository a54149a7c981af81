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
  private final Map<Long, Consideration> considered = new ConcurrentHashMap<>();
  private volatile Rulebook rulebook = new Rulebook();

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
    return rulebook
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
    Consideration consideration = considered.get(offset);
    if (consideration == null) {
      throw new CannotTellNow(TOPIC + " is not read up to offset " + offset);
    }
    return consideration;
  }

  /// What would become of a record if it were written now.
  public Consideration check(GovernanceApplied record, Instant now) {
    return rulebook.check(record, now);
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
    return rulebook.newest();
  }

  @Override
  public void close() {
    topic.close();
  }

  private final class Reader implements GlobalTopic.Reader<GovernanceApplied> {

    /// Until the topic is read again, the old rules go on to be shown: at() is asked only after
    /// catching up.
    @Override
    public void begin() {
      rulebook = new Rulebook();
      considered.clear();
    }

    @Override
    public void take(GovernanceApplied content, Instant appendedAt, long offset) {
      considered.put(offset, rulebook.consider(content, appendedAt));
    }
  }
}

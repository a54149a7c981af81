package io.modeltrail.messaging.loop;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// The work of a loop, a turn at a time: read, find out where things stand, apply, tidy up. All of
/// it on the loop's thread, but for the [Delivery].
final class Work implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Work.class);
  private static final Duration LOOK_ROUND = Duration.ofSeconds(2);

  /// A poll that brings nothing but markers of transactions is over at once. What they move is
  /// saved with the next batch, or when none comes for so long.
  private static final Duration QUIET = Duration.ofMillis(400);

  /// A broker that does not answer must not keep rows locked.
  private static final Duration WITHIN_TRANSACTION = Duration.ofSeconds(1);

  private final LoopStatus status;
  private final Assignment assignment = new Assignment();
  private final Subscription subscription;
  private final Consumer<CommitPoint> points;
  private final Transactions transactions;
  private final Publisher publisher;
  private final Delivery delivery;
  private final Resumption resumption;
  private final Precedence precedence;
  private final Batches<?> batches;
  private final Admin admin;
  private final TopicIds topicIds;
  private final BoundedValues values = new BoundedValues();
  private final KafkaConsumer<byte[], byte[]> consumer;

  private boolean mustResume = true;
  private long lookedRoundAt;
  private long readAt = System.nanoTime();

  Work(LoopSettings settings, Loop.Parts parts, LoopStatus status, Clock clock) {
    this.status = status;
    this.points = parts.points();
    Intake<?> intake = parts.intakes().open(settings, parts.schemas());
    this.transactions = new Transactions(parts.database());
    this.publisher = new Publisher(settings, intake.sinks(), parts.schemas(), points);
    this.delivery =
        new Delivery(publisher, assignment, settings.batchRecords(), settings.transactionalId());
    Batches.Shared shared = new Batches.Shared(transactions, publisher, assignment, points, status);
    this.resumption = new Resumption(settings, intake, shared, clock);
    this.precedence = new Precedence(intake.leading().stream().map(settings::physical).toList());
    this.admin = Admin.create(LoopClients.admin(settings));
    this.topicIds = new TopicIds(admin);
    this.consumer = LoopClients.consumer(settings, values);
    this.subscription = Subscription.of(settings, intake);
    this.batches = new Batches<>(intake, shared, delivery, consumer);
  }

  void subscribe() {
    subscription.begin(consumer, new Rebalances());
  }

  /// The next turn finds out anew where things stand.
  void beginAgain() {
    mustResume = true;
  }

  /// Stays in the group without reading.
  void idleFor(Duration time) {
    consumer.pause(consumer.assignment());
    consumer.poll(time);
  }

  /// Ends a read that is going on, from any thread.
  void wakeUp() {
    consumer.wakeup();
  }

  /// @return whether the loop gets on: a batch was applied, or there was none
  boolean turn(Duration poll) throws SQLException {
    values.begin();
    ConsumerRecords<byte[], byte[]> records = consumer.poll(poll);
    if (mustResume) {
      delivery.settle();
      // What this poll brought came from wherever the consumer stood: it is read again from the
      // start.
      Map<TopicPartition, Long> ends =
          resumption.resume(consumer, topicIds.of(subscription.all(consumer)));
      consumer.resume(consumer.assignment());
      precedence.begin(consumer, ends);
      mustResume = false;
      return consumer.assignment().isEmpty();
    }
    if (records.isEmpty()) {
      if (delivery.isComplete() && System.nanoTime() - readAt > QUIET.toNanos()) {
        idle(poll);
      }
      precedence.goOn(consumer);
      return true;
    }
    readAt = System.nanoTime();
    points.accept(CommitPoint.AFTER_POLL);
    // Offsets say nothing if a topic was deleted and created again since the last look. Of the
    // others lookRound asks.
    TopicIds.Question topics = topicIds.still(assignment.topicIds(records.partitions()));
    Batches<?>.Batch batch = batches.read(records, () -> topics.mustBe(WITHIN_TRANSACTION));
    Map<TopicPartition, Long> next = new HashMap<>();
    records.nextOffsets().forEach((at, offset) -> next.put(at, offset.offset()));
    batch.apply(next);
    precedence.goOn(consumer);
    status.misplaced(Partitions.misplaced(records, topic -> consumer.partitionsFor(topic).size()));
    lookRound();
    return true;
  }

  private void idle(Duration poll) throws SQLException {
    Map<TopicPartition, Long> beyond = new HashMap<>();
    for (TopicPartition at : assignment.all()) {
      long position = consumer.position(at, poll);
      if (position > assignment.applied(at)) {
        beyond.put(at, position); // markers of transactions, which no record follows
      }
    }
    if (!beyond.isEmpty()) {
      transactions.run(tx -> move(tx, assignment.moves(beyond)));
      assignment.applied(beyond);
      assignment.emitted(beyond);
    }
    saveEmitted();
    lookRound();
  }

  private void saveEmitted() throws SQLException {
    List<Positions.Move> unsaved = assignment.unsaved();
    if (!unsaved.isEmpty()) {
      points.accept(CommitPoint.BEFORE_POSITION);
      transactions.run(tx -> move(tx, unsaved));
      assignment.saved();
      points.accept(CommitPoint.AFTER_POSITION);
    }
  }

  private static int move(Connection tx, List<Positions.Move> moves) throws SQLException {
    Positions.move(tx, moves);
    return moves.size();
  }

  /// Now and then: whether the broker is there and the topics are still the same (a quiet log does
  /// not tell by itself), and how much there is to read.
  private void lookRound() {
    long now = System.nanoTime();
    if (now - lookedRoundAt < LOOK_ROUND.toNanos() && lookedRoundAt != 0) {
      return;
    }
    lookedRoundAt = now;
    assignment.mustBeOf(topicIds.of(subscription.read(consumer)));
    Map<String, Long> lag = new HashMap<>();
    for (TopicPartition at : assignment.all()) {
      consumer.currentLag(at).ifPresent(records -> lag.put(at.toString(), records));
    }
    status.lag(lag);
  }

  @Override
  public void close() {
    try (admin;
        publisher) {
      delivery.close();
      saveEmitted();
    } catch (SQLException | RuntimeException e) {
      LOG.debug("What is emitted could not be saved; the group's offsets say it, too", e);
    } finally {
      consumer.close(
          CloseOptions.timeout(Duration.ofSeconds(5))
              .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
  }

  private final class Rebalances implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      mustResume = true;
      delivery.settle(); // before others may begin with them
      assignment.clear();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      mustResume = true;
      assignment.clear();
      // Nothing is read before the right start is known. Any position keeps the consumer from
      // looking for one.
      consumer.pause(partitions);
      partitions.forEach(at -> consumer.seek(at, 0));
    }
  }
}

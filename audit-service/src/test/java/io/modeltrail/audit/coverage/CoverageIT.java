package io.modeltrail.audit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modeltrail.audit.trail.Installation;
import io.modeltrail.audit.trail.LoopProcess;
import io.modeltrail.avro.Contract;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.localstack.contract.CommittedRecords;
import io.modeltrail.localstack.contract.Topics;
import io.modeltrail.messaging.loop.CommitPoint;
import io.modeltrail.messaging.loop.Loops;
import io.modeltrail.messaging.loop.Positions;
import io.modeltrail.messaging.loop.Positions.Partition;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CoverageIT {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String[] MODELS = {"iris", "wine", "digits", "diabetes"};

  @Test
  void each_offset_is_claimed_once_by_two_who_note_while_instances_are_killed() throws Exception {
    try (NotedTrail trail = new NotedTrail()) {
      // given
      Installation log = trail.installation;
      log.publish(40, MODELS);
      trail.abort("model.trained", "wine", 3);
      NoteTaker one = trail.taker(Duration.ZERO, HOUR);
      NoteTaker other = trail.taker(Duration.ZERO, HOUR);
      Process killed = LoopProcess.start(log, "a", CommitPoint.AFTER_DATABASE_COMMIT, 3);
      while (killed.isAlive()) {
        one.take();
        other.take();
        trail.tellAndForget(one);
        one.tell(trail::write);
      }
      assertThat(killed.exitValue()).isEqualTo(LoopProcess.HALTED);

      // when
      log.start("a");
      log.start("b");
      log.publish(20, MODELS);
      trail.abort("promotion.changed", "iris", 2);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                one.take();
                other.take();
                trail.tellAndForget(other);
                one.tell(trail::write);
                assertThat(entriesOf(trail, "model.trained")).isEqualTo(60);
                assertThat(
                        trail.texts(
                            "SELECT topic FROM stretch WHERE topic LIKE 'promotion%' AND claimed = 3"))
                    .as("the records of the aborted transaction, and its end")
                    .hasSize(1);
                assertThat(unclaimed(trail)).isZero();
              });

      // then
      noMoreIsNotedWhenNothingButNotesIsScanned(trail, one);
      trail.fold();
      assertThat(trail.texts("SELECT detail FROM coverage_contradiction")).isEmpty();
      claimsAreGaplessAndAgreeWithTheLog(trail);
      assertThat(
              trail.texts(
                  "SELECT topic FROM scanned GROUP BY topic, topic_id, partition HAVING count(*) > 1"))
          .isEmpty();
    }
  }

  private static long entriesOf(NotedTrail trail, String topic) {
    return trail.installation.places().stream().filter(at -> at.startsWith(topic + "-")).count();
  }

  private static long unclaimed(NotedTrail trail) {
    return trail
        .installation
        .query(
            """
            SELECT count(*) FROM stretch s JOIN messaging.position p USING (topic_id, partition)
            WHERE p.applied > s.claimed AND s.topic <> 'audit.noted'
            """,
            row -> row.getLong(1))
        .getFirst();
  }

  private static void noMoreIsNotedWhenNothingButNotesIsScanned(NotedTrail trail, NoteTaker taker)
      throws Exception {
    int notes = trail.noted().size();
    for (int turn = 0; turn < 3; turn++) {
      long told =
          CommittedRecords.of(
                  Installation.PARTS.bootstrapServers(), trail.installation.prefix + "audit.noted")
              .size();
      await().atMost(PATIENCE).until(() -> entriesOf(trail, "audit.noted") == told);
      taker.take();
      taker.tell(trail::write);
    }
    assertThat(trail.noted()).hasSize(notes);
  }

  /// As whoever has Kafka and no database of ours can see it.
  private static void claimsAreGaplessAndAgreeWithTheLog(NotedTrail trail) throws Exception {
    Map<String, List<Claim>> claims = new TreeMap<>();
    for (AuditNoted note : trail.noted()) {
      assertThat(note.getKind()).isEqualTo(AuditNoteKind.SCAN);
      for (Claim claim : Claim.parse(note.getDetail())) {
        claims.computeIfAbsent(claim.key(), unused -> new ArrayList<>()).add(claim);
      }
    }
    Map<Partition, Long> positions;
    try (Connection connection = trail.installation.dataSource.getConnection()) {
      positions = Positions.applied(connection);
    }
    positions.forEach(
        (partition, position) -> {
          if (partition.topic().equals("audit.noted")) {
            return;
          }
          long at = 0;
          long records = 0;
          for (Claim claim : sorted(claims.get(PartitionName.of(partition)))) {
            assertThat(claim.from()).as("%s", claim).isEqualTo(at);
            at = claim.to();
            records += claim.records();
          }
          assertThat(at).isEqualTo(position);
          assertThat(records).as("%s", partition).isEqualTo(committed(trail, partition));
        });
    assertThat(positions).anySatisfy((at, position) -> assertThat(position).isPositive());
  }

  private static List<Claim> sorted(List<Claim> claims) {
    return claims == null
        ? List.of()
        : claims.stream().sorted(Comparator.comparingLong(Claim::from)).toList();
  }

  private static long committed(NotedTrail trail, Partition partition) {
    return CommittedRecords.of(
            Installation.PARTS.bootstrapServers(), trail.installation.prefix + partition.topic())
        .stream()
        .filter(record -> record.partition() == partition.number())
        .count();
  }

  @Test
  void what_the_log_lost_is_noted_once_and_never_claimed() throws Exception {
    try (NotedTrail trail = new NotedTrail()) {
      // given
      Installation log = trail.installation;
      NoteTaker taker = trail.taker(Duration.ZERO, HOUR);
      List<String> assessed = send(trail, "model.assessed", 4);
      trail.deleteBefore(assessed.get(2));
      send(trail, "model.trained", 5);
      send(trail, "promotion.changed", 5);
      send(trail, "model.described", 3);
      Loops first = log.start("a");
      await().atMost(PATIENCE).until(() -> log.places().size() == 15);
      first.close();
      taker.take();
      taker.tell(trail::write);

      // when
      List<String> trained = send(trail, "model.trained", 6);
      trail.deleteBefore(trained.get(4));
      createAgain(trail, "promotion.changed");
      send(trail, "promotion.changed", 2);
      log.execute(
          "UPDATE messaging.position SET applied = 7, emitted = 7 WHERE topic = 'model.described' AND applied = 3");
      for (int start = 0; start < 2; start++) {
        Loops next = log.start("a");
        await().atMost(PATIENCE).until(() -> entriesOf(trail, "promotion.changed") == 7);
        await().atMost(PATIENCE).until(() -> entriesOf(trail, "model.trained") == 7);
        taker.take();
        taker.tell(trail::write);
        long told = trail.noted().size();
        await().atMost(PATIENCE).until(() -> entriesOf(trail, "audit.noted") == told);
        next.close();
      }

      // then
      trail.fold();
      List<String> gaps =
          trail.texts(
              "SELECT reason || ' ' || topic || ' ' || from_offset || '-' || coalesce(to_offset::text, '') FROM gap");
      assertThat(gaps)
          .filteredOn(gap -> !gap.startsWith("TOPIC"))
          .containsExactlyInAnyOrder(
              "BEFORE_FIRST_SCAN model.assessed 0-2",
              "RETENTION model.trained 5-9",
              "LOG_CUT model.described 3-7");
      // Of each partition what it still held is not known.
      assertThat(gaps)
          .filteredOn(gap -> gap.startsWith("TOPIC"))
          .hasSize(
              trail
                  .texts(
                      "SELECT DISTINCT topic_id || '/' || partition FROM gap WHERE reason LIKE 'TOPIC%'")
                  .size())
          .contains("TOPIC_CREATED_AGAIN promotion.changed 5-");
      assertThat(
              trail.texts(
                  "SELECT topic || ' ' || from_offset || '-' || to_offset || ' ' || records FROM scanned WHERE topic <> 'audit.noted'"))
          .containsExactlyInAnyOrder(
              "model.assessed 2-4 2",
              "model.trained 0-5 5",
              "model.trained 9-11 2",
              "model.described 0-3 3",
              "promotion.changed 0-5 5",
              "promotion.changed 0-2 2");
      assertThat(trail.texts("SELECT detail FROM coverage_contradiction")).isEmpty();
    }
  }

  private static List<String> send(NotedTrail trail, String topic, int count) {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(trail.installation.send(topic, "wine", new byte[] {(byte) i}));
    }
    return places;
  }

  private static void createAgain(NotedTrail trail, String topic) throws Exception {
    String name = trail.installation.prefix + topic;
    trail.admin.deleteTopics(List.of(name)).all().get();
    await().until(() -> !trail.admin.listTopics().names().get().contains(name));
    Topics.create(
        Installation.PARTS.bootstrapServers(),
        trail.installation.prefix,
        List.of(Contract.topic(topic)));
  }

  /// Positions move as a loop would move them.
  @Test
  void a_sign_of_life_comes_without_anything_new_and_an_outage_is_noted_when_it_is_over()
      throws Exception {
    try (NotedTrail trail = new NotedTrail()) {
      // given
      Duration heartbeat = Duration.ofSeconds(1);
      NoteTaker taker = trail.taker(Duration.ofMillis(10), heartbeat);
      List<CoverageNote> told = new ArrayList<>();
      trail.installation.execute(
          """
          INSERT INTO messaging.position SELECT gen_random_uuid(), 0, 'model.trained', 3, 3;
          INSERT INTO stretch (topic_id, partition, topic, begins, claimed)
            SELECT topic_id, partition, topic, 0, 0 FROM messaging.position
          """);
      Instant before = Instant.now();
      taker.take();
      taker.tell(told::add);
      assertThat(told).singleElement().extracting(CoverageNote::kind).isEqualTo(AuditNoteKind.SCAN);

      // when: nothing is scanned for longer than the heartbeat
      await()
          .pollDelay(heartbeat.plusMillis(100))
          .untilAsserted(
              () -> {
                taker.take();
                taker.tell(told::add);
                assertThat(told).hasSize(2);
              });

      // then
      assertThat(told.getLast().kind()).isEqualTo(AuditNoteKind.SCAN);
      assertThat(told.getLast().detail()).isEmpty();

      // when: it is over
      trail.installation.execute("UPDATE messaging.position SET applied = 4");
      taker.take();
      taker.tell(told::add);

      // then
      CoverageNote outage = told.get(2);
      assertThat(outage.kind()).isEqualTo(AuditNoteKind.GAP);
      Gap.Outage gap = (Gap.Outage) Gap.parse(outage.detail());
      assertThat(gap.since()).isBetween(before.minusSeconds(5), before.plusSeconds(5));
      assertThat(Duration.between(gap.since(), gap.until())).isGreaterThan(heartbeat);
    }
  }
}

package io.modeltrail.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modeltrail.event.AuditEntryRecorded;
import io.modeltrail.localstack.contract.CommittedRecords;
import io.modeltrail.tlog.tree.TreeHashing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// What must hold of a trail when it has come to rest.
final class Promises {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private record Stored(long index, String place, byte[] leaf, String leafHash) {}

  private Promises() {}

  /// Every record of some topics is one entry; the numbers are 0, 1, 2 …; each entry is told of
  /// once.
  static void hold(Installation installation, String... topics) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(
            () -> {
              assertThat(installation.places())
                  .containsExactlyInAnyOrderElementsOf(log(installation, topics));
              assertThat(installation.told()).hasSameSizeAs(installation.places());
            });
    List<Stored> stored =
        installation.query(
            """
            SELECT index, topic || '-' || partition || '@' || "offset", leaf, encode(leaf_hash, 'hex')
            FROM entry JOIN payload USING (index) ORDER BY index
            """,
            row -> new Stored(row.getLong(1), row.getString(2), row.getBytes(3), row.getString(4)));
    assertThat(stored)
        .extracting(Stored::index)
        .containsExactlyElementsOf(LongStream.range(0, stored.size()).boxed().toList());
    assertThat(installation.query("SELECT next_index FROM trail", row -> row.getLong(1)))
        .containsExactly((long) stored.size());
    Map<Long, AuditEntryRecorded> told =
        installation.told().stream()
            .collect(Collectors.toMap(AuditEntryRecorded::getIndex, Function.identity()));
    for (Stored each : stored) {
      AuditEntryRecorded event = told.get(each.index);
      assertThat(TreeHashing.leaf(each.leaf).hex()).isEqualTo(each.leafHash);
      assertThat(event.getLeafHash()).isEqualTo(each.leafHash);
      assertThat(event.getTopic() + "-" + event.getPartition() + "@" + event.getOffset())
          .isEqualTo(each.place);
    }
    assertThat(told.values()).extracting(AuditEntryRecorded::getEventId).doesNotHaveDuplicates();
  }

  /// Where the committed records of some topics stand.
  private static Collection<String> log(Installation installation, String... topics) {
    List<String> places = new ArrayList<>();
    for (String topic : topics) {
      CommittedRecords.of(Installation.PARTS.bootstrapServers(), installation.prefix + topic)
          .forEach(record -> places.add(topic + "-" + record.partition() + "@" + record.offset()));
    }
    return places;
  }
}

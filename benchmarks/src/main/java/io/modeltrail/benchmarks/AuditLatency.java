package io.modeltrail.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// How long it takes from the broker's acknowledgement of a record to the sight of a signed
/// checkpoint that covers its entry, with records coming at a steady rate.
///
/// @param before events that the trail takes in before, as fast as it can: a service that has just
///   started is not what it is later
/// @param warmUp events at the steady rate that are not measured, before those that are
record AuditLatency(int before, double perSecond, int warmUp, int measured)
    implements Measurement<Audit> {

  /// How long events go on to be sent after those that are measured: a few entries are notes of the
  /// service itself, so that the number of entries alone does not tell that all events are covered.
  private static final int TAIL_SECONDS = 3;

  /// How often it is looked whether a checkpoint that was signed is shown.
  private static final Duration LOOK = Duration.ofMillis(5);

  @Override
  public List<String> rows() {
    return List.of("audit-to-checkpoint-p50", "audit-to-checkpoint-p99");
  }

  @Override
  public List<Figure> run(Audit audit) throws Exception {
    Bench.say("%,d events into the trail, not measured", before);
    long size = audit.trail().size();
    audit.workload().publish(audit.parts().bootstrapServers(), before);
    audit.startService();
    try (Http auditor = audit.auditor()) {
      audit.trail().await(size, before);
      Bench.say("%,d events, %.0f a second", warmUp + measured, perSecond);
      double[] latencies = latencies(audit, new ShownLog(auditor));
      return List.of(
          Figure.alone("audit-to-checkpoint-p50", Figure.at(latencies, 0.5), "ms"),
          Figure.alone("audit-to-checkpoint-p99", Figure.at(latencies, 0.99), "ms"));
    } finally {
      audit.stopService();
    }
  }

  /// In ms, sorted.
  private double[] latencies(Audit audit, ShownLog shown) throws Exception {
    String bootstrapServers = audit.parts().bootstrapServers();
    int events = warmUp + measured + (int) (TAIL_SECONDS * perSecond);
    long size = audit.trail().size();
    shown.await(size, LOOK);
    AtomicBoolean hasFailed = new AtomicBoolean();
    try (Checkpoints checkpoints = new Checkpoints(bootstrapServers);
        SteadySender sender =
            new SteadySender(
                bootstrapServers, audit.workload(), events, () -> hasFailed.set(true))) {
      sender.start(perSecond);
      TreeMap<Long, Long> sights = sights(checkpoints, shown, size + events, hasFailed);
      long[] acknowledged = sender.await();
      Map<Trail.Spot, Long> indexes = audit.trail().indexes(Workload.TOPIC, size);
      double[] latencies = new double[measured];
      for (int i = 0; i < measured; i++) {
        var place = sender.place(warmUp + i);
        Long index = indexes.get(new Trail.Spot(place.partition(), place.offset()));
        Map.Entry<Long, Long> sight = index == null ? null : sights.higherEntry(index);
        if (sight == null) {
          throw new IllegalStateException("no checkpoint covers the record at " + place);
        }
        latencies[i] = (sight.getValue() - acknowledged[warmUp + i]) / 1e6;
      }
      Arrays.sort(latencies);
      return latencies;
    }
  }

  /// When checkpoints were first seen, in ns of [System#nanoTime], by how many entries they cover.
  ///
  /// @param size that the last of them covers
  /// @param hasFailed whether there will be none such
  private static TreeMap<Long, Long> sights(
      Checkpoints checkpoints, ShownLog shown, long size, AtomicBoolean hasFailed)
      throws IOException, InterruptedException {
    TreeMap<Long, Long> sights = new TreeMap<>();
    List<Checkpoints.Signed> signed = new ArrayList<>();
    while (!hasFailed.get() && (sights.isEmpty() || sights.lastKey() < size)) {
      signed.clear();
      signed.addAll(checkpoints.next());
      if (!signed.isEmpty()) {
        // It is told on the topic before it is shown to everybody.
        shown.await(signed.getLast().size(), LOOK);
        sights.put(signed.getLast().size(), System.nanoTime());
      }
    }
    return sights;
  }
}

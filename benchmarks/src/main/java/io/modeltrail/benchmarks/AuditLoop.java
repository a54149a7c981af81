package io.modeltrail.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// How many records a second become entries that a signed checkpoint covers, beside a plain hash
/// chain: both work off the same records, in turns.
///
/// @param records of each turn, and how many of them are not measured
record AuditLoop(RegistryLoop.Load records, int turns) implements Measurement<Audit> {

  private static final String ROW = "audit-loop";
  private static final String MEMORY = "audit-loop-rss";

  @Override
  public List<String> rows() {
    return List.of(ROW, MEMORY);
  }

  @Override
  public List<Figure> run(Audit audit) throws Exception {
    HashChain hashChain = HashChain.prepare(audit.parts());
    double chained = 0;
    double covered = 0;
    double peak = 0;
    for (int turn = 1; turn <= turns; turn++) {
      Bench.say("turn %d of %d: publishing %,d events", turn, turns, records.count());
      audit.workload().publish(audit.parts().bootstrapServers(), records.count());
      Bench.say("a plain hash chain over them");
      chained += 1 / hashChain.run(records);
      Bench.say("the trail over the same events");
      double rate = throughput(audit);
      covered += 1 / rate;
      peak = Math.max(peak, audit.memory().peak());
      Bench.say(
          "%,.0f entries/s; the words of %,d entries are still to be made",
          rate, audit.trail().size() - audit.trail().followed("text"));
      audit.stopService();
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.beside(ROW, turns / covered, "entries/s", HashChain.NAME, turns / chained));
    figures.addAll(Memory.figure(MEMORY, peak));
    return figures;
  }

  /// From the checkpoint that covers those that are not measured to the one that covers all, by the
  /// broker's clock. The service is left running.
  private double throughput(Audit audit) throws Exception {
    long before = audit.trail().size();
    try (Checkpoints checkpoints = new Checkpoints(audit.parts().bootstrapServers())) {
      audit.startService();
      Checkpoints.Signed warm = checkpoints.covering(before + records.warmUp());
      Checkpoints.Signed last = checkpoints.covering(before + records.count());
      long taken = audit.trail().byTopic(before).getOrDefault(Workload.TOPIC, 0L);
      // A few of the entries are notes of the service itself.
      if (taken < records.count() * 0.99) {
        throw new IllegalStateException("only %d of the entries are events".formatted(taken));
      }
      return (last.size() - warm.size()) * 1e3 / (last.at() - warm.at());
    }
  }
}

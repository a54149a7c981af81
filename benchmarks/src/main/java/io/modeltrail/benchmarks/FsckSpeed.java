package io.modeltrail.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How long an auditor's program takes to compute a very large log anew, leaves and all, from what
/// audit-service serves.
record FsckSpeed(int entries) implements Measurement<Audit> {

  private static final String ROW = "fsck-1m";
  private static final String MEMORY = "fsck-1m-rss";

  @Override
  public List<String> rows() {
    return List.of(ROW, MEMORY);
  }

  @Override
  public List<Figure> run(Audit audit) throws Exception {
    long before = audit.trail().size();
    Bench.say("storing %,d entries", Math.max(0, entries - before));
    try (Connection database = audit.trail().connect()) {
      new StoredTrail(entries).fill(database, before);
    }
    audit.startService();
    try (Http auditor = audit.auditor()) {
      Bench.say("the service signs them");
      new ShownLog(auditor).await(audit.trail().size(), Duration.ofMillis(500));
      Bench.say("an auditor checks all of them");
      Cli.Ran ran = check(audit, auditor);
      Bench.say("audit-service has had %,.0f MB at most", audit.memory().peak());
      List<Figure> figures = new ArrayList<>();
      figures.add(Figure.alone(ROW, ran.millis() / 1e3, "s"));
      figures.addAll(Memory.figure(MEMORY, ran.peak()));
      return figures;
    } finally {
      audit.stopService();
    }
  }

  private Cli.Ran check(Audit audit, Http auditor) throws Exception {
    Cli cli = audit.cli();
    Path report = cli.folder().resolve("fsck.json");
    Cli.Ran ran =
        cli.run(
            "audit",
            "fsck",
            auditor.url() + "/log",
            "--key",
            cli.logKey(),
            "--token",
            auditor.token(),
            "--json",
            report.toString());
    long read = Http.json(Files.readString(report)).at("/leaves/read").asLong();
    if (read < entries) {
      throw new IllegalStateException("only %,d leaves were read".formatted(read));
    }
    return ran;
  }
}

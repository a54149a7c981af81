package io.modeltrail.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipInputStream;

/// How long it takes to get all evidence about a version that was observed often, out of a large
/// trail: the first time after the service has started, and later; and to verify it.
///
/// @param trail how many entries it has at least
/// @param observations of the version; about a dozen entries more are about it
record EvidenceBundle(int trail, int observations, int requests) implements Measurement<Chain> {

  private static final int VERSION = 1;
  private static final int VERIFICATIONS = 3;
  private static final String MODEL = "model-0";
  private static final String PATH = "/evidence/models/" + MODEL + "/versions/" + VERSION;

  @Override
  public List<String> rows() {
    return List.of("evidence-bundle", "evidence-bundle-first", "evidence-verify");
  }

  @Override
  public List<Figure> run(Chain chain) throws Exception {
    long missing = trail - chain.trail().size();
    if (missing > 0) {
      int events = (int) Math.ceilDiv(missing, Chain.TOPICS.size());
      Bench.say("%,d events through the whole chain, not measured", events);
      chain.workOff(events);
    }
    long size = chain.trail().size();
    Observations.publish(chain, MODEL, VERSION, observations);
    chain.trail().await(size, observations);
    chain.restartAudit();
    try (Http auditor = chain.auditor()) {
      new ShownLog(auditor).await(size + observations, Duration.ofMillis(500));
      Http.Taken first = auditor.take(PATH);
      Bench.say(
          "%,d bytes with %d entries, of a trail of %,d",
          first.body().length, entries(first.body()), chain.trail().size());
      double[] times = new double[requests];
      for (int i = 0; i < requests; i++) {
        times[i] = auditor.take(PATH).millis();
      }
      Arrays.sort(times);
      return List.of(
          Figure.alone("evidence-bundle", Figure.at(times, 0.5), "ms"),
          Figure.alone("evidence-bundle-first", first.millis(), "ms"),
          Figure.alone("evidence-verify", verify(chain.cli(), first.body()), "ms"));
    }
  }

  /// In ms, the median: each time it is a process of its own.
  private static double verify(Cli cli, byte[] bundle) throws IOException, InterruptedException {
    Path file = Files.write(cli.folder().resolve("bundle.zip"), bundle);
    double[] times = new double[VERIFICATIONS];
    for (int i = 0; i < times.length; i++) {
      times[i] = cli.run("verify", file.toString(), "--key", cli.logKey()).millis();
    }
    Arrays.sort(times);
    return Figure.at(times, 0.5);
  }

  private static int entries(byte[] bundle) throws IOException {
    int count = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (var file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
        count += file.getName().endsWith("/leaf") ? 1 : 0;
      }
    }
    return count;
  }
}

package io.modeltrail.benchmarks;

import io.modeltrail.localstack.identity.Group;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.util.List;
import java.util.SplittableRandom;

/// One model with very many versions: reading one, listing a page of them, making one more.
record LargeModel(int versions, int requests) implements Measurement<Bench> {

  private static final String MODEL = "model-0";

  @Override
  public List<String> rows() {
    return List.of("version-read-p99", "version-list-p99", "version-create-p99");
  }

  @Override
  public List<Figure> run(Bench bench) throws Exception {
    bench.databases().putBlank();
    Bench.say("storing %,d versions of one model", versions);
    try (Connection registry = bench.databases().connect()) {
      new Stored(1, versions).fill(registry);
    }
    bench.skipLog();
    SplittableRandom random = new SplittableRandom(1);
    try (Http trainer = new Http(bench.startRegistry(), bench.stack().token(Group.TRAINER))) {
      Bench.say("%,d requests of each kind", requests);
      double[] reads =
          trainer.times(requests, 200, i -> read(trainer, 1 + random.nextInt(versions)));
      double[] pages = trainer.times(requests, 200, i -> page(trainer, i));
      double[] creations = trainer.times(requests, 201, i -> creation(trainer, i));
      return List.of(
          Figure.alone("version-read-p99", Figure.at(reads, 0.99), "ms"),
          Figure.alone("version-list-p99", Figure.at(pages, 0.99), "ms"),
          Figure.alone("version-create-p99", Figure.at(creations, 0.99), "ms"));
    } finally {
      bench.stopRegistry();
      bench.databases().drop();
    }
  }

  private static HttpRequest read(Http trainer, int version) {
    return trainer.to("/models/" + MODEL + "/versions/" + version).build();
  }

  /// The page after the one that was read last.
  private static HttpRequest page(Http trainer, int number) {
    String next = number == 0 ? "" : "&after=" + trainer.answer().path("next").asText();
    return trainer.to("/models/" + MODEL + "/versions?limit=50" + next).build();
  }

  private static HttpRequest creation(Http trainer, int i) {
    return trainer
        .to("/training-runs")
        .header("Content-Type", "application/json")
        .header("Prefer", "wait=10")
        .POST(HttpRequest.BodyPublishers.ofString(Workload.json(MODEL, i)))
        .build();
  }
}

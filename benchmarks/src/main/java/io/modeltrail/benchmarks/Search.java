package io.modeltrail.benchmarks;

import io.modeltrail.localstack.identity.Group;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.SplittableRandom;

/// Versions found by three of their five tags, among all models.
record Search(int models, int versionsEach, int requests) implements Measurement<Bench> {

  static final String ROW = "search-3-tags-p99";

  @Override
  public List<String> rows() {
    return List.of(ROW);
  }

  @Override
  public List<Figure> run(Bench bench) throws Exception {
    bench.databases().putBlank();
    Bench.say("storing %,d versions of %,d models", models * versionsEach, models);
    try (Connection registry = bench.databases().connect()) {
      new Stored(models, versionsEach).fill(registry);
    }
    bench.skipLog();
    SplittableRandom random = new SplittableRandom(1);
    try (Http trainer = new Http(bench.startRegistry(), bench.stack().token(Group.TRAINER))) {
      Bench.say("%,d searches", requests);
      double[] times = trainer.times(requests, 200, i -> search(trainer, random));
      return List.of(Figure.alone(ROW, Figure.at(times, 0.99), "ms"));
    } finally {
      bench.stopRegistry();
      bench.databases().drop();
    }
  }

  /// Three neighbouring tags with values that some version has: what they select is between one in
  /// a hundred and one in half a million.
  private static HttpRequest search(Http trainer, SplittableRandom random) {
    int first = random.nextInt(3);
    StringBuilder where = new StringBuilder();
    for (int tag = first; tag < first + 3; tag++) {
      where
          .append(tag == first ? "" : " AND ")
          .append("tags.")
          .append((char) ('a' + tag))
          .append(" = \"v")
          .append(random.nextInt(Stored.TAG_VALUES.get(tag)))
          .append('"');
    }
    return trainer
        .to("/versions?where=" + URLEncoder.encode(where.toString(), StandardCharsets.UTF_8))
        .build();
  }
}

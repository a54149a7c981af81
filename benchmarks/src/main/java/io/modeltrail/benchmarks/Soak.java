package io.modeltrail.benchmarks;

import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;

/// The whole chain for long: whether memory, threads, connections, dead rows and latency stay as
/// they are.
///
/// @param minutes of which the first third is not looked at: until then the JVMs compile
/// @param load what it is sent
record Soak(int minutes, Rate load) implements Measurement<Chain> {

  static final String ROW = "soak";

  private static final int LOOK_SECONDS = 10;

  @Override
  public List<String> rows() {
    return List.of(ROW);
  }

  @Override
  public List<Figure> run(Chain chain) throws Exception {
    double rate = load.of(chain);
    int events = (int) (rate * minutes * 60);
    Bench.say("%,d events at %.0f a second, which takes %d minutes", events, rate, minutes);
    List<Looked> looks = looks(chain);
    String bootstrapServers = chain.parts().bootstrapServers();
    try (Arrivals arrivals = new Arrivals(bootstrapServers, Chain.PROMOTED, events);
        SteadySender sender =
            new SteadySender(bootstrapServers, chain.workload(), events, arrivals::stop)) {
      sender.start(rate);
      CompletableFuture<long[]> received = CompletableFuture.supplyAsync(arrivals::await);
      try {
        look(looks, received);
      } finally {
        arrivals.stop();
        received.handle((times, e) -> times).join();
      }
      return figures(rate, sender.await(), received.join(), looks);
    }
  }

  /// What is looked at.
  private record Looked(Series series, DoubleSupplier value) {

    void look(double minute) {
      series.add(minute, value.getAsDouble());
    }
  }

  private static List<Looked> looks(Chain chain) {
    List<Looked> looks = new ArrayList<>();
    for (Service service : Service.values()) {
      ServiceProcess process = chain.stack().instances(service).getFirst();
      Memory memory = Memory.of(chain.stack(), process);
      String name = service.label();
      looks.add(new Looked(new Series("soak-rss-" + name, "MB"), memory::now));
      looks.add(new Looked(new Series("soak-threads-" + name, "count"), memory::threads));
      looks.add(new Looked(new Series("soak-dead-rows-" + name, "count"), () -> dead(chain, name)));
    }
    looks.add(new Looked(new Series("soak-connections", "count"), () -> connections(chain)));
    return looks;
  }

  private void look(List<Looked> looks, CompletableFuture<long[]> end)
      throws InterruptedException, ExecutionException {
    long begin = System.nanoTime();
    while (true) {
      try {
        end.get(LOOK_SECONDS, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        double minute = (System.nanoTime() - begin) / 60e9;
        if (minute >= minutes / 3.0 && minute < minutes) {
          looks.forEach(it -> it.look(minute));
        }
        if ((int) (minute * 6) % 12 == 0) {
          Bench.say("%.0f of %d minutes", minute, minutes);
        }
      }
    }
  }

  private List<Figure> figures(
      double rate, long[] acknowledged, long[] received, List<Looked> looks) {
    int from = received.length / 3;
    int window = (int) Math.max(1, rate * LOOK_SECONDS);
    Series medians = new Series("soak-latency-p50", "ms");
    double[] all = new double[received.length - from];
    for (int i = 0; i < all.length; i++) {
      all[i] = (received[from + i] - acknowledged[from + i]) / 1e6;
    }
    for (int i = 0; i + window <= all.length; i += window) {
      double[] some = Arrays.copyOfRange(all, i, i + window);
      Arrays.sort(some);
      medians.add(i / rate / 60, Figure.at(some, 0.5));
    }
    Arrays.sort(all);
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.alone(ROW, rate, "models/s"));
    figures.addAll(medians.figures());
    figures.add(Figure.alone("soak-latency-p99", Figure.at(all, 0.99), "ms"));
    looks.forEach(it -> figures.addAll(it.series.figures()));
    return figures;
  }

  private static double dead(Chain chain, String database) {
    return number(chain, database, "SELECT coalesce(sum(n_dead_tup), 0) FROM pg_stat_user_tables");
  }

  private static double connections(Chain chain) {
    return number(
        chain,
        "postgres",
        "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'");
  }

  private static double number(Chain chain, String database, String sql) {
    try (Connection connection = chain.parts().postgres().connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(1);
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say how it is", e);
    }
  }
}

package io.modeltrail.benchmarks;

import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.stack.AotCache;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import io.modeltrail.localstack.stack.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How long a service takes from the launch of its process until it is ready, with everything else
/// running and idle; with an AOT cache beside without one where the JVM knows such caches. What it
/// learns from is a start.
///
/// @param starts of each service, each way
record StartSpeed(int starts) implements Measurement<Chain> {

  private static final String WITHOUT = "without-aot-cache";

  @Override
  public List<String> rows() {
    return Stream.of(Service.values()).map(StartSpeed::row).toList();
  }

  private static String row(Service service) {
    return "start-" + service.label();
  }

  @Override
  public List<Figure> run(Chain chain) throws Exception {
    List<Figure> figures = new ArrayList<>();
    for (Service service : Service.values()) {
      ServiceProcess usual = chain.stack().instances(service).getFirst();
      usual.stop();
      figures.add(figure(service, chain.stack()));
      usual.start();
    }
    return figures;
  }

  private Figure figure(Service of, LocalStack stack) throws IOException, InterruptedException {
    Path app = stack.folder().root().resolve("start-" + of.label());
    AotCache.copy(Checkout.find().app(of.module()), app);
    ServiceProcess service = stack.another(of, new Variant(app, Map.of()));
    Bench.say("%s is started %d times", of.module(), starts);
    double without = median(service);
    if (!AotCache.isPossible()) {
      return Figure.alone(row(of), without, "s");
    }
    Bench.say("%s learns from a start, and is started %d times more", of.module(), starts);
    ServiceProcess learning = stack.another(of, new Variant(app, AotCache.learning()));
    learning.start();
    learning.stop();
    AotCache.make(learning, app);
    return Figure.beside(row(of), median(service), "s", WITHOUT, without);
  }

  private double median(ServiceProcess service) {
    double[] seconds = new double[starts];
    for (int i = 0; i < starts; i++) {
      long begin = System.nanoTime();
      service.start();
      seconds[i] = (System.nanoTime() - begin) / 1e9;
      service.stop();
    }
    Arrays.sort(seconds);
    return Figure.at(seconds, 0.5);
  }
}

package io.modeltrail.benchmarks;

import io.modeltrail.localstack.stack.LocalStack;
import java.time.Duration;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/// The registry service as it is deployed, in its own process, seen from outside.
final class RegistryLoop {

  static final String TARGET = "model.registered";
  private static final int LATENCY_WARM_UP = 300;
  private static final int LATENCY_EVENTS = 500;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private RegistryLoop() {}

  /// Events to be worked off.
  ///
  /// @param warmUp how many of them are not measured, at the beginning
  record Load(int count, int warmUp) {}

  /// What was seen of the service while it worked off a load.
  ///
  /// @param rate events per second
  /// @param peak memory that its process has had at most, in MB; 0: it cannot be told
  record Seen(double rate, double peak) {}

  /// How fast it works off what stands in the log, by the times at which the broker appended what
  /// it emitted. The service runs only meanwhile.
  static Seen throughput(Bench bench, Load events) {
    try (Broker.Tap emitted = new Broker.Tap(bench.stack().bootstrapServers(), TARGET)) {
      bench.startRegistry();
      emitted.await(events.count());
      double peak = bench.registryMemory().peak();
      bench.stopRegistry();
      return new Seen(rate(emitted, events), peak);
    }
  }

  /// How fast those that run work off what is sent now, as fast as it can be.
  ///
  /// @return events per second
  static double whileSent(Bench bench, Load events) {
    String bootstrapServers = bench.stack().bootstrapServers();
    try (Broker.Tap emitted = new Broker.Tap(bootstrapServers, TARGET)) {
      bench.workload().publish(bootstrapServers, events.count());
      emitted.await(events.count());
      return rate(emitted, events);
    }
  }

  private static double rate(Broker.Tap emitted, Load events) {
    long[] times = emitted.appendTimes(events.count());
    long millis = times[events.count() - 1] - times[events.warmUp()];
    return (events.count() - events.warmUp()) * 1e3 / millis;
  }

  /// How long it takes from the acknowledgement of an event to the sight of its version, one event
  /// at a time; the first are not measured, as with HTTP: a service that has just started is not
  /// what it is later.
  ///
  /// @return in ms, sorted
  static double[] latencies(LocalStack stack, Workload workload) {
    double[] latencies = new double[LATENCY_EVENTS];
    try (KafkaProducer<byte[], byte[]> producer = Workload.producer(stack.bootstrapServers());
        KafkaConsumer<byte[], byte[]> reader = Broker.reader(stack.bootstrapServers(), TARGET)) {
      for (int i = -LATENCY_WARM_UP; i < LATENCY_EVENTS; i++) {
        var acknowledged = producer.send(workload.event(i + LATENCY_WARM_UP));
        producer.flush();
        long begin = System.nanoTime();
        if (!acknowledged.isDone()) {
          throw new IllegalStateException("not acknowledged");
        }
        while (reader.poll(Duration.ofMillis(100)).isEmpty()) {
          if (System.nanoTime() - begin > PATIENCE_NANOS) {
            throw new IllegalStateException("no version appears");
          }
        }
        if (i >= 0) {
          latencies[i] = (System.nanoTime() - begin) / 1e6;
        }
      }
    }
    Arrays.sort(latencies);
    return latencies;
  }
}

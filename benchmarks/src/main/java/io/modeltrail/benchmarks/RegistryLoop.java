package io.modeltrail.benchmarks;

import io.modeltrail.localstack.stack.LocalStack;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/// The registry service as it is deployed, in its own process, seen from outside.
final class RegistryLoop {

  private static final String TARGET = "model.registered";
  private static final int LATENCY_EVENTS = 200;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private RegistryLoop() {}

  /// How fast it works off what stands in the log, by the times at which the broker appended what
  /// it emitted.
  ///
  /// @return events per second
  static double throughput(LocalStack stack, int events, int warmUp, IntConsumer progress) {
    Broker.awaitRecords(stack.bootstrapServers(), TARGET, events, progress);
    long[] times = Broker.appendTimes(stack.bootstrapServers(), TARGET, events);
    return (events - warmUp) * 1e3 / (times[events - 1] - times[warmUp]);
  }

  /// How long it takes from the acknowledgement of an event to the sight of its version, one event
  /// at a time.
  ///
  /// @return in ms, sorted
  static double[] latencies(LocalStack stack, Workload workload, int firstEvent) {
    double[] latencies = new double[LATENCY_EVENTS];
    try (KafkaProducer<byte[], byte[]> producer = Workload.producer(stack.bootstrapServers());
        KafkaConsumer<byte[], byte[]> reader =
            Broker.reader(stack.bootstrapServers(), TARGET, false)) {
      for (int i = 0; i < LATENCY_EVENTS; i++) {
        var acknowledged = producer.send(workload.event(firstEvent + i));
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
        latencies[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    Arrays.sort(latencies);
    return latencies;
  }
}

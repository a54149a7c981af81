package io.modeltrail.promotion.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.promotion.announcement.PromotedReader;
import io.modeltrail.promotion.announcement.PromotedTopics;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The streams that are open. Each has a thread of its own, and no virtual one: Kafka's consumer
/// waits while it holds locks, which would keep the carriers of others.
@ApplicationScoped
class Streams {

  private final LoopSettings settings;
  private final SchemaRegistry schemas;
  private final PromotedTopics topics;
  private final StreamConfig config;
  private final AtomicLong numbers = new AtomicLong();
  private final Set<PromotedStream.Line> open = ConcurrentHashMap.newKeySet();

  /// Quarkus waits for open requests before it stops; streams would be waited for in vain.
  private final Thread atExit = new Thread(this::closeAll, "streams-end");

  Streams(
      LoopSettings settings,
      SchemaRegistry schemas,
      PromotedTopics topics,
      StreamConfig config,
      MeterRegistry metrics) {
    this.settings = settings;
    this.schemas = schemas;
    this.topics = topics;
    this.config = config;
    Gauge.builder("modeltrail.streams.open", open, Set::size)
        .description("Streams of promotions that are open at this instance")
        .register(metrics);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// Takes the line, if there is room for one more.
  ///
  /// @throws Problem.Thrown 503 if there is none
  void open(Beginnings.Beginning beginning, PromotedStream.Line line) {
    synchronized (open) {
      if (open.size() >= config.connectionsMax()) {
        throw Problem.unavailable(
            "%d streams are open at this instance, more are not taken; try again later"
                .formatted(config.connectionsMax()));
      }
      open.add(line);
    }
    try {
      // Not in the stream's thread: it would meet the framework, which writes the head too.
      line.begin(beginning);
      String name = "stream-" + numbers.incrementAndGet();
      Thread.ofPlatform().name(name).daemon().start(() -> run(name, beginning, line));
    } catch (RuntimeException | OutOfMemoryError e) {
      open.remove(line); // the client is gone, or no thread can be had
      throw e;
    }
  }

  private void run(String name, Beginnings.Beginning beginning, PromotedStream.Line line) {
    try (PromotedReader reader = new PromotedReader(settings, schemas, name)) {
      new PromotedStream(line, reader, topics, config).run(beginning);
    } finally {
      open.remove(line);
      line.sink().close();
    }
  }

  private void closeAll() {
    open.forEach(line -> line.sink().close());
  }

  @PreDestroy
  void close() {
    closeAll();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process ends: the hook has run, or does so now.
    }
  }
}

package io.modeltrail.service.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// The streams that are open. Each has a thread of its own, and no virtual one: what waits while it
/// holds locks, as Kafka's consumer does, would keep the carriers of others.
@ApplicationScoped
public class Streams {

  private static final Logger LOG = Logger.getLogger(Streams.class);

  private final StreamConfig config;
  private final AtomicLong numbers = new AtomicLong();
  private final Set<StreamLine> open = ConcurrentHashMap.newKeySet();

  /// Quarkus waits for open requests before it stops; streams would be waited for in vain.
  private final Thread atExit = new Thread(this::closeAll, "streams-end");

  /// What is told on a stream.
  @FunctionalInterface
  public interface Story {

    /// Tells until the line is not open any more, or it cannot go on.
    ///
    /// @param name of the stream, which no other of this instance has
    void tell(StreamLine line, String name) throws InterruptedException, StreamEnded;
  }

  /// What leads to a client.
  ///
  /// @param until its token holds
  public record Client(SseEventSink sink, Sse sse, Instant until) {}

  Streams(StreamConfig config, MeterRegistry metrics) {
    this.config = config;
    Gauge.builder("modeltrail.streams.open", open, Set::size)
        .description("Streams that are open at this instance")
        .register(metrics);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// Takes the client, if there is room for one more, and tells it a story.
  ///
  /// @param id where the story begins, as the id of an event would say it
  /// @throws Problem.Thrown 503 if there is no room
  public void open(Client client, String id, Story story) {
    StreamLine line = new StreamLine(client.sink, client.sse, client.until, config);
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
      line.begin(id);
      String name = "stream-" + numbers.incrementAndGet();
      Thread.ofPlatform().name(name).daemon().start(() -> run(line, name, story));
    } catch (RuntimeException | OutOfMemoryError e) {
      open.remove(line); // the client is gone, or no thread can be had
      throw e;
    }
  }

  private void run(StreamLine line, String name, Story story) {
    try {
      story.tell(line, name);
    } catch (StreamEnded e) {
      LOG.debugf("A stream ends reason=%s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warnf("A stream ends, the client may open it again reason=%s", e.getMessage());
    } finally {
      open.remove(line);
      line.close();
    }
  }

  private void closeAll() {
    open.forEach(StreamLine::close);
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

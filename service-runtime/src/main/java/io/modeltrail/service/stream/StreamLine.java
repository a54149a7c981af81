package io.modeltrail.service.stream;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What leads to one client. One event is on its way at a time: what a slow client does not take
/// stays where it is read from.
///
/// For one thread, but for [#close].
public final class StreamLine {

  private final SseEventSink sink;
  private final Sse sse;
  private final Instant until;
  private final StreamConfig config;
  private long lastSent = System.nanoTime();

  /// @param until the client's token holds
  StreamLine(SseEventSink sink, Sse sse, Instant until, StreamConfig config) {
    this.sink = sink;
    this.sse = sse;
    this.until = until;
    this.config = config;
  }

  /// Whether the client is there, and its token holds.
  public boolean isOpen() {
    return !sink.isClosed() && Instant.now().isBefore(until);
  }

  /// Sends the head, and where the stream begins: without that, a client that is cut off before its
  /// first event would miss that one.
  void begin(String id) {
    sink.send(sse.newEventBuilder().comment("open").id(id).build());
  }

  /// Sends an event, and returns when it is on its way.
  ///
  /// @param id what the client says when it comes back
  /// @param json on one line
  public void send(String id, String name, String json) throws InterruptedException, StreamEnded {
    send(sse.newEventBuilder().id(id).name(name).data(String.class, json).build());
  }

  /// To be called while there is nothing to tell: says now and then that the stream is alive.
  public void idle() throws InterruptedException, StreamEnded {
    if (System.nanoTime() - lastSent > config.heartbeat().toNanos()) {
      send(sse.newEventBuilder().comment("alive").build());
    }
  }

  private void send(OutboundSseEvent event) throws InterruptedException, StreamEnded {
    try {
      sink.send(event)
          .toCompletableFuture()
          .get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
      lastSent = System.nanoTime();
    } catch (TimeoutException e) {
      throw new StreamEnded("the client does not take what it is sent");
    } catch (ExecutionException | IllegalStateException e) {
      throw new StreamEnded("the client is gone");
    }
  }

  void close() {
    sink.close();
  }
}

package io.modeltrail.torture.load;

import io.modeltrail.torture.history.History;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// All that is sent in a round, while something else happens to the installation.
public final class Load implements AutoCloseable {

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final List<Future<?>> parts;
  private final Sending sending;

  private Load(Plan plan, Wire wire, Address at, History history) {
    List<Letter> letters = Workload.of(plan, wire);
    People people = new People(plan, wire, at, history);
    this.sending = new Sending(at.kafka(), history);
    Callable<Void> records =
        () -> {
          sending.send(letters, plan.over());
          return null;
        };
    Callable<Void> acts =
        () -> {
          people.act(sending);
          return null;
        };
    this.parts = List.of(threads.submit(records), threads.submit(acts));
  }

  /// Begins to send.
  public static Load begin(Plan plan, Address at, Wire wire, History history) {
    return new Load(plan, wire, at, history);
  }

  /// Returns when all is sent, and answered or given up.
  public void await() throws InterruptedException {
    for (Future<?> part : parts) {
      try {
        part.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(
            "the load could not be sent: " + e.getCause(), e.getCause());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    sending.close();
  }
}

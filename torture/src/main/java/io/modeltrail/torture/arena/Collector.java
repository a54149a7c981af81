package io.modeltrail.torture.arena;

import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import io.modeltrail.torture.history.History;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Collects the checkpoints of the trail as instances serve them, so that none can be taken back.
public final class Collector implements AutoCloseable {

  private static final Duration EVERY = Duration.ofMillis(250);

  private final Arena arena;
  private final History history;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final Map<String, String> last = new HashMap<>();
  private final Thread thread = new Thread(this::run, "collector");
  private volatile boolean stopping;

  public Collector(Arena arena, History history) {
    this.arena = arena;
    this.history = history;
  }

  public void begin() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!stopping) {
        for (ServiceProcess instance : arena.running(Service.AUDIT)) {
          look(instance.url());
        }
        LockSupport.parkNanos(EVERY.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(String url) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/log/checkpoint"))
              .timeout(Duration.ofSeconds(2))
              .build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 200 && !answer.body().equals(last.put(url, answer.body()))) {
        history.served(url, answer.body());
      }
    } catch (IOException e) {
      // It is away: that is what is tried.
    }
  }

  @Override
  public void close() {
    stopping = true;
    LockSupport.unpark(thread); // to interrupt it amid its writing would close the history
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

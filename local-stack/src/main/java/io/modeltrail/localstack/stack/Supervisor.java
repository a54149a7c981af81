package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.parts.Part;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Watches over a running stack.
public final class Supervisor {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final LocalStack stack;
  private final Consumer<String> news;
  private final Set<Service> inDevMode = new HashSet<>();

  /// @param news is told in a sentence what happens meanwhile
  public Supervisor(LocalStack stack, Consumer<String> news) {
    this.stack = stack;
    this.news = news;
  }

  /// Returns when a part has died by itself. A service that gave its place to [DevMode] has not; it
  /// is started again afterwards.
  public Part awaitDeath() throws InterruptedException {
    while (true) {
      for (var part : stack.all()) {
        if (!part.isRunning() && !hasReason(part)) {
          return part;
        }
      }
      Thread.sleep(PAUSE);
    }
  }

  private boolean hasReason(Part part) {
    if (!(part instanceof ServiceProcess process)) {
      return false;
    }
    var service = process.service();
    if (stack.isInDevMode(service)) {
      if (inDevMode.add(service)) {
        news.accept(service.label() + " is in development mode");
      }
      return true;
    }
    if (inDevMode.remove(service)) {
      process.start();
      news.accept(service.label() + " is back");
      return true;
    }
    return false;
  }
}

package io.modeltrail.tlog.tile;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Does several things at a time, and holds up who brings more. The first that fails fails all.
final class Workers implements AutoCloseable {

  private final int waiting;
  private final Semaphore room;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /// Null: who brings a task does it.
  private final @Nullable ExecutorService threads;

  @FunctionalInterface
  interface Task {
    void run() throws IOException;
  }

  Workers(int atOnce) {
    this.waiting = 2 * atOnce;
    this.room = new Semaphore(waiting);
    this.threads =
        atOnce == 1
            ? null
            : Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().name("log-check-", 1).daemon().factory());
  }

  void run(Task task) throws IOException {
    if (threads == null) {
      task.run();
      return;
    }
    takeRoom(1);
    threads.execute(
        () -> {
          try {
            if (failure.get() == null) {
              task.run();
            }
          } catch (IOException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
          } finally {
            room.release();
          }
        });
  }

  /// Returns when all is done.
  void finish() throws IOException {
    takeRoom(waiting);
    room.release(waiting);
  }

  private void takeRoom(int permits) throws IOException {
    try {
      room.acquire(permits);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    switch (failure.get()) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
    }
  }
}

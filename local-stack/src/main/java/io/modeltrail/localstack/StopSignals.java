package io.modeltrail.localstack;

import java.util.concurrent.CountDownLatch;

/// Turns Ctrl-C and `kill` into an interrupt of the thread that works, and keeps the process until
/// that thread has tidied up.
final class StopSignals implements AutoCloseable {

  private final Thread worker;
  private final CountDownLatch tidy = new CountDownLatch(1);
  private volatile boolean received;

  private StopSignals(Thread worker) {
    this.worker = worker;
  }

  /// Listens on behalf of the calling thread, until closed.
  static StopSignals listen() {
    var signals = new StopSignals(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(new Thread(signals::onShutdown));
    return signals;
  }

  boolean received() {
    return received;
  }

  /// The thread has tidied up.
  @Override
  public void close() {
    tidy.countDown();
  }

  private void onShutdown() {
    if (tidy.getCount() == 0) {
      return; // an end of our own, which has its exit code
    }
    received = true;
    worker.interrupt();
    try {
      tidy.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // To be stopped is how this command ends well.
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }
}

package io.modeltrail.localstack.parts;

import java.util.concurrent.CountDownLatch;

/// Turns Ctrl-C and `kill` into an interrupt of the thread that works, and keeps the process until
/// that thread has tidied up.
public final class StopSignals implements AutoCloseable {

  private final Thread worker;
  private final int exitCode;
  private final CountDownLatch tidy = new CountDownLatch(1);
  private volatile boolean received;

  private StopSignals(Thread worker, int exitCode) {
    this.worker = worker;
    this.exitCode = exitCode;
  }

  /// Listens on behalf of the calling thread, until closed. To be stopped is how this command ends
  /// well.
  public static StopSignals listen() {
    return listen(0);
  }

  /// Likewise.
  ///
  /// @param exitCode with which the process ends when it was stopped
  public static StopSignals listen(int exitCode) {
    var signals = new StopSignals(Thread.currentThread(), exitCode);
    Runtime.getRuntime().addShutdownHook(new Thread(signals::onShutdown));
    return signals;
  }

  public boolean received() {
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
    System.out.flush();
    Runtime.getRuntime().halt(exitCode);
  }
}

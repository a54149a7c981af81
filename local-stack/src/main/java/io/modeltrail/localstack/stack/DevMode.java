package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.PidFile;
import io.modeltrail.localstack.parts.StackFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Puts a service that reloads on change in the place of one of the running stack.
public final class DevMode {

  private final Checkout checkout;
  private final StackFolder folder;

  public DevMode(Checkout checkout, StackFolder folder) {
    this.checkout = checkout;
    this.folder = folder;
  }

  /// Whether somebody works on the service: then its end is no failure.
  static boolean isOn(StackFolder folder, Service service) {
    return marker(folder, service).find().isPresent();
  }

  /// Stops the service, runs it by Maven on the same port until that ends, and has the stack start
  /// it again.
  ///
  /// @return Maven's exit code
  /// @throws StackException if no stack runs
  public int run(Service service) {
    var environment = ServiceEnvironment.file(folder, service).read();
    if (environment.isEmpty() || !StackLock.isHeld(folder)) {
      throw new StackException("No stack is running. Start one before: ./modeltrail up");
    }
    var marker = marker(folder, service);
    marker.write(ProcessHandle.current());
    var ended = new CountDownLatch(1);
    // A Ctrl-C reaches Maven as well; it ends in its own time.
    var afterMaven = new Thread(() -> await(ended));
    Runtime.getRuntime().addShutdownHook(afterMaven);
    try {
      folder.pidFile(service.label()).find().ifPresent(DevMode::stop);
      return maven(service, environment.get());
    } finally {
      marker.delete();
      ended.countDown();
    }
  }

  private int maven(Service service, Map<String, String> environment) {
    var command =
        new ProcessBuilder(
                "mvn",
                "quarkus:dev",
                "-pl",
                service.module(),
                "-am",
                "-Dmaven.test.skip=true",
                "-Dspotless.check.skip=true",
                "-Dquarkus.analytics.disabled=true",
                "-Djvm.args=" + jvmOptions())
            .directory(checkout.root().toFile())
            .inheritIO();
    command.environment().putAll(environment);
    try {
      return command.start().onExit().join().exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Those of Maven's own JVM: what compiles in it needs them where it compiles on reload as well.
  private String jvmOptions() {
    try {
      var lines = Files.readAllLines(checkout.root().resolve(".mvn/jvm.config"));
      return String.join(" ", lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PidFile marker(StackFolder folder, Service service) {
    return new PidFile(folder.run().resolve(service.label() + ".dev"));
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    process.onExit().join();
  }

  private static void await(CountDownLatch ended) {
    try {
      var unused = ended.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

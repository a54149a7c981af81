package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.parts.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the JVM of a service has learned in an earlier run: which classes are loaded and linked,
/// and what of them is worth compiling. With it a service starts in less than half the time. It
/// holds for the very JVM and the very jars that it was made with; a JVM to which it does not fit
/// says so in the log and starts without. The next build of the service removes it.
///
/// Source: JEP 483, 514 and 515.
public final class AotCache {

  /// As Quarkus calls it, beside the jar that is run.
  private static final String FILE = "app.aot";

  private static final String LEARNED = "app.aotconf";

  /// The first that keeps what is worth compiling, too.
  private static final int JAVA_VERSION = 25;

  /// Tells the stack, not the service.
  private static final String LEARNING = "MODELTRAIL_STACK_LEARNS";

  private AotCache() {}

  /// Whether the JVM that this program runs on knows it; the services run on the same.
  public static boolean isPossible() {
    return Runtime.version().feature() >= JAVA_VERSION;
  }

  /// Whether the build of a service has one.
  public static boolean isIn(Path app) {
    return Files.exists(app.resolve(FILE));
  }

  /// Variables with which a service starts in order to learn. It takes longer in all, and writes
  /// down what it has learned when it ends.
  public static Map<String, String> learning() {
    return Map.of(LEARNING, "true");
  }

  /// Options of the JVM that runs a service. The cache is not copied with the service: it is large,
  /// and a running JVM keeps it when its name is gone.
  ///
  /// @param app the `quarkus-app` that it runs a copy of
  static List<String> options(Path app, Map<String, String> variables) {
    if (variables.containsKey(LEARNING)) {
      return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + LEARNED);
    }
    return isPossible() && isIn(app) ? List.of("-XX:AOTCache=" + app.resolve(FILE)) : List.of();
  }

  /// Makes the cache from what an instance has learned, which took part with [#learning] and has
  /// ended. It takes ten seconds and 160 MB.
  ///
  /// @param app the `quarkus-app` that is to have it, the same as the instance ran
  /// @throws io.modeltrail.localstack.parts.PartFailedException if the JVM does not make it
  public static void make(ServiceProcess learned, Path app)
      throws IOException, InterruptedException {
    Path folder = learned.folder();
    if (!Files.exists(folder.resolve(LEARNED))) {
      throw learned.failed("has not written down what it learned", null);
    }
    Process maker = new JavaProgram(making(learned), Map.of(), folder).launch(learned.log());
    try {
      if (maker.waitFor() != 0 || !Files.exists(folder.resolve(FILE))) {
        throw learned.failed("made no cache of what it learned", null);
      }
    } finally {
      maker.destroyForcibly();
    }
    // Whole or not at all: somebody may just be starting the service.
    Path part = app.resolveSibling(FILE + ".part");
    Files.copy(folder.resolve(FILE), part, StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, app.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<String> making(ServiceProcess learned) {
    List<String> arguments = new ArrayList<>(ServiceProcess.JVM);
    arguments.add("-XX:AOTMode=create");
    arguments.add("-XX:AOTConfiguration=" + LEARNED);
    arguments.add("-XX:AOTCache=" + FILE);
    arguments.add("-jar");
    arguments.add(learned.jar().toString());
    return arguments;
  }

  /// Copies a `quarkus-app` without its cache.
  public static void copy(Path app, Path target) throws IOException {
    Folders.replace(target, app, path -> !path.endsWith(FILE));
  }
}

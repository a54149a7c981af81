package io.modeltrail.localstack.parts;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which infrastructure tests want: the system property `modeltrail.infrastructure`. The build sets
/// it for tests alone, so that `up` and `demo` always run processes.
enum InfrastructureChoice {
  PROCESSES {
    @Override
    boolean isContainers() {
      return false;
    }
  },
  CONTAINERS {
    @Override
    boolean isContainers() {
      if (!isTestcontainersThere()) {
        throw new IllegalStateException(
            "Containers are wanted, but org.testcontainers:testcontainers is not among this"
                + " module's dependencies: add it with scope test");
      }
      ContainerImages.provide();
      return true;
    }
  },
  /// Containers where an engine answers and has the images or gets them; else processes.
  AUTO {
    @Override
    boolean isContainers() {
      if (!isTestcontainersThere()) {
        return processes("Testcontainers is not on the class path");
      }
      if (!ContainerEngine.ofThisMachine().answers()) {
        return processes("no container engine answers");
      }
      try {
        ContainerImages.provide();
        return true;
      } catch (RuntimeException e) {
        return processes("no containers can be had: " + e.getMessage());
      }
    }
  };

  static final String PROPERTY = "modeltrail.infrastructure";

  private static final Logger LOG = System.getLogger(InfrastructureChoice.class.getName());

  private static @Nullable Boolean chosen;

  /// Whether the parts are to run in containers.
  ///
  /// @throws RuntimeException if they have to, and cannot
  abstract boolean isContainers();

  /// Asked once for each process: an answer that changes on the way would be no answer.
  static synchronized boolean containersAreChosen() {
    if (chosen == null) {
      chosen = of(System.getProperty(PROPERTY)).isContainers();
      LOG.log(Level.INFO, "parts are started infrastructure={0}", chosen ? CONTAINERS : PROCESSES);
    }
    return chosen;
  }

  /// @param text as the property says, null where it is not set
  static InfrastructureChoice of(@Nullable String text) {
    if (text == null) {
      return PROCESSES;
    }
    return Arrays.stream(values())
        .filter(choice -> choice.label().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(PROPERTY + " is " + text + ": must be " + labels()));
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String labels() {
    return Arrays.stream(values())
        .map(InfrastructureChoice::label)
        .collect(Collectors.joining(", "));
  }

  private static boolean isTestcontainersThere() {
    var loader = InfrastructureChoice.class.getClassLoader();
    return loader.getResource("org/testcontainers/DockerClientFactory.class") != null;
  }

  private static boolean processes(String reason) {
    LOG.log(Level.INFO, "containers are not used reason=\"{0}\"", reason);
    return false;
  }
}

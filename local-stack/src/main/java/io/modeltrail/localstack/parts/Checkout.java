package io.modeltrail.localstack.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The checkout that everything runs from: where its build has put what the parts are started with.
///
/// @param root the folder that holds `local-stack`
public record Checkout(Path root) {

  /// The checkout that the system property `modeltrail.home` names, else the one that the working
  /// folder is in.
  ///
  /// @throws IllegalStateException if there is none
  public static Checkout find() {
    var home = System.getProperty("modeltrail.home");
    var start = Path.of(home == null ? "" : home).toAbsolutePath().normalize();
    for (var folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("local-stack/pom.xml"))) {
        return new Checkout(folder);
      }
    }
    throw new IllegalStateException(
        "No checkout of Modeltrail at " + start + " or above: set the property modeltrail.home");
  }

  /// What runs a service, as the build has made it.
  ///
  /// @param module the folder of the service
  public Path app(String module) {
    return root.resolve(module).resolve("target/quarkus-app");
  }

  /// The class path of this module and of the broker, as the build has written it.
  String classPath() {
    try {
      return Files.readString(built("class-path")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The jar that runs the schema registry.
  Path schemaRegistry() {
    return built("schema-registry/quarkus-run.jar");
  }

  /// Where PostgreSQL's programs are unpacked to.
  Path postgres() {
    return target().resolve("postgresql");
  }

  private Path target() {
    return root.resolve("local-stack/target");
  }

  private Path built(String name) {
    var path = target().resolve(name);
    if (!Files.exists(path)) {
      throw new IllegalStateException(path + " is missing: build the module local-stack first");
    }
    return path;
  }
}

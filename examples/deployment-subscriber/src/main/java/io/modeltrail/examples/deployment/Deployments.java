package io.modeltrail.examples.deployment;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.modeltrail.event.ChampionChanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The folder of manifests, `<environment>/<name>.yaml`, which is all the state that there is.
/// Replace this class by calls of your deployment system.
final class Deployments {

  /// What `apply` has done.
  enum Effect {
    WRITTEN,
    REMOVED,
    NONE
  }

  private static final String TEMPORARY = ".tmp";

  private final Path folder;

  /// Removes what a crash has left behind.
  Deployments(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    try (var files = Files.walk(folder, 2)) {
      for (var file : files.filter(Deployments::isTemporary).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Makes the folder agree with a champion, unless what lies there is as new or newer.
  ///
  /// @throws IOException if the folder cannot be read or written; then it is as it was
  Effect apply(ChampionChanged change) throws IOException {
    var file = file(change.getEnvironment(), change.getModelName());
    var deployed = read(file);
    if (deployed.isPresent() && !deployed.get().model().equals(change.getModelName())) {
      throw new IOException(
          "%s is of the model %s, and cannot be of %s, too"
              .formatted(file, deployed.get().model(), change.getModelName()));
    }
    if (deployed.isPresent() && deployed.get().revision() >= change.getRevision()) {
      return Effect.NONE;
    }
    if (change.getChampion() == null) {
      return Files.deleteIfExists(file) ? Effect.REMOVED : Effect.NONE;
    }
    write(file, Manifest.write(change));
    return Effect.WRITTEN;
  }

  Path file(String environment, String model) {
    return folder.resolve(environment).resolve(KubernetesName.of(model).value() + ".yaml");
  }

  private static Optional<Manifest> read(Path file) throws IOException {
    try {
      return Optional.of(Manifest.read(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException | IOException e) {
      throw new IOException("%s was not written by this program. Remove it.".formatted(file), e);
    }
  }

  /// A crash anywhere in here leaves the old manifest or the new one. The bytes are on disk before
  /// the name points to them; if the machine loses power before the move is on disk, the old
  /// manifest is there, and the next start reads the champion again.
  private static void write(Path file, byte[] manifest) throws IOException {
    Files.createDirectories(file.getParent());
    var temporary = file.resolveSibling("." + file.getFileName() + TEMPORARY);
    Files.write(temporary, manifest, CREATE, TRUNCATE_EXISTING, WRITE, SYNC);
    Files.move(temporary, file, ATOMIC_MOVE);
  }

  private static boolean isTemporary(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(".yaml" + TEMPORARY);
  }
}

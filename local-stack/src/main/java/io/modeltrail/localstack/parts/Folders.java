package io.modeltrail.localstack.parts;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Removes and copies folders with all that is in them.
public final class Folders {

  private Folders() {}

  /// Does nothing where there is no such folder. Links are removed, not followed.
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (var all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (var path : deepestFirst) {
      Files.delete(path);
    }
  }

  /// Copies what is wanted of one folder to the place of another, with the times of its files, by
  /// which a JVM knows jars again.
  public static void replace(Path target, Path source, Predicate<Path> isWanted)
      throws IOException {
    delete(target);
    List<Path> parentsFirst;
    try (var all = Files.walk(source)) {
      parentsFirst = all.filter(isWanted).toList();
    }
    Files.createDirectories(target.toAbsolutePath().getParent());
    for (var path : parentsFirst) {
      Files.copy(path, target.resolve(source.relativize(path).toString()), COPY_ATTRIBUTES);
    }
  }
}

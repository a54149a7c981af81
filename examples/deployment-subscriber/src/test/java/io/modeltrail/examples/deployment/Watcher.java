package io.modeltrail.examples.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Looks at the folder all the time, as a deployment system would that applies what it finds: each
/// manifest is whole whenever it is looked at, and no revision comes after a higher one, not even
/// after the manifest was gone.
final class Watcher implements AutoCloseable {

  private final Path folder;
  private final Map<Path, Long> highest = new HashMap<>();
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> watching;
  private volatile boolean enough;
  private final AtomicInteger looks = new AtomicInteger();

  Watcher(Path folder) {
    this.folder = folder;
    watching = CompletableFuture.runAsync(this::watch, task -> Thread.ofPlatform().start(task));
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  int looks() {
    return looks.get();
  }

  private void watch() {
    while (!enough) {
      try {
        for (var file : manifests(folder)) {
          look(file);
        }
      } catch (IOException e) {
        violations.add(e.toString());
      }
    }
  }

  private void look(Path file) throws IOException {
    byte[] text;
    try {
      text = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return; // Removed since it was listed.
    }
    try {
      var revision = Manifest.read(text).revision();
      var before = highest.merge(file, revision, Math::max);
      if (revision < before) {
        violations.add("%s: revision %d after %d".formatted(file, revision, before));
      }
      looks.incrementAndGet();
    } catch (IllegalArgumentException | IOException e) {
      violations.add("%s is not whole: %s".formatted(file, e));
    }
  }

  static List<Path> manifests(Path folder) throws IOException {
    try (var files = Files.walk(folder, 2)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList();
    } catch (UncheckedIOException e) {
      return List.of(); // Something was removed while it was listed.
    }
  }

  @Override
  public void close() {
    enough = true;
    watching.join();
  }
}

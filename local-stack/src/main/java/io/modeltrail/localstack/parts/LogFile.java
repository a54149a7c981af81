package io.modeltrail.localstack.parts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// What a part writes, since its last start. What it wrote before is kept beside it, once.
///
/// @param path the file; `<path>.previous` is the run before
public record LogFile(Path path) {

  private static final int TAIL_BYTES = 8192;
  private static final int TAIL_LINES = 15;

  /// Begins a new file for a new run.
  void begin() {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      if (Files.exists(path)) {
        Files.move(path, path.resolveSibling(path.getFileName() + ".previous"), REPLACE_EXISTING);
      }
      Files.createFile(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Path and last lines, to end an error message with.
  String tail() {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      var length = (int) Math.min(TAIL_BYTES, file.length());
      var bytes = new byte[length];
      file.seek(file.length() - length);
      file.readFully(bytes);
      var lines = new String(bytes, UTF_8).lines().toList();
      return lines.stream()
          .skip(Math.max(0, lines.size() - TAIL_LINES))
          .map(line -> "    " + line)
          .collect(Collectors.joining("\n", "Last lines of " + path + ":\n", ""));
    } catch (IOException e) {
      return "No log at " + path;
    }
  }
}

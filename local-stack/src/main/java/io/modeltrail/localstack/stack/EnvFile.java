package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.parts.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Variables in a file of lines `KEY=value`, which only its owner may read.
///
/// @param path the file
record EnvFile(Path path) {

  void write(Map<String, String> variables) {
    var text =
        variables.entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
            .collect(Collectors.joining());
    try {
      PrivateFiles.write(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The variables, where there is such a file.
  Optional<Map<String, String>> read() {
    var variables = new LinkedHashMap<String, String>();
    try {
      for (var line : Files.readAllLines(path)) {
        var sign = line.indexOf('=');
        if (sign > 0) {
          variables.put(line.substring(0, sign), line.substring(sign + 1));
        }
      }
      return Optional.of(variables);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

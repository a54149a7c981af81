package io.modeltrail.avro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The files of the contract, on the class path.
final class ContractFile {

  private static final String FOLDER = "/avro/";

  private ContractFile() {}

  static String read(String file) {
    return find(file)
        .orElseThrow(
            () ->
                new UncheckedIOException(
                    new FileNotFoundException("not on the class path: " + FOLDER + file)));
  }

  static Optional<String> find(String file) {
    try (var in = ContractFile.class.getResourceAsStream(FOLDER + file)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

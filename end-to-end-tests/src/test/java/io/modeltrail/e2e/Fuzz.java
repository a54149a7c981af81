package io.modeltrail.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/// What nobody would send on purpose, the same for the same seed.
final class Fuzz {

  private static final List<String> TEXTS =
      List.of(
          "known",
          "dev",
          "1",
          "",
          " ",
          ".",
          "..",
          "../../etc/passwd",
          "%",
          "a/b",
          "\0",
          "'; DROP TABLE model; --",
          "ß𝄞",
          "-1",
          "0",
          "99999999999999999999",
          "1e400",
          "NaN",
          "null",
          "true",
          "00000000-0000-0000-0000-000000000000",
          "0".repeat(64),
          "2026-13-45T99:99:99Z",
          "x".repeat(3_000));

  private static final List<String> DOCUMENTS =
      List.of(
          "",
          "null",
          "true",
          "7",
          "\"text\"",
          "[]",
          "{}",
          "{",
          "[[[[",
          "{\"modelName\": null}",
          "{\"modelName\": [], \"run\": 7, \"version\": {}, \"environment\": -1}",
          "{\"a\": 1, \"a\": 2}",
          "{\"version\": 1e999}",
          "{\"modelName\": \"\\u0000\"}",
          "{\"modelName\": \"\\ud800\"}",
          "[".repeat(20_000),
          "{\"a\":".repeat(5_000));

  private final Random random;

  Fuzz(long seed) {
    this.random = new Random(seed);
  }

  String text() {
    return random.nextInt(3) == 0
        ? new String(bytes(1 + random.nextInt(30)), UTF_8)
        : TEXTS.get(random.nextInt(TEXTS.size()));
  }

  /// What a header can hold.
  String printable() {
    return text().replaceAll("[^ -~]", "?").strip();
  }

  byte[] document() {
    return random.nextInt(4) == 0
        ? bytes(random.nextInt(2_000))
        : DOCUMENTS.get(random.nextInt(DOCUMENTS.size())).getBytes(UTF_8);
  }

  /// No record: bytes, or bytes behind a known schema's number.
  byte[] value(int schemaId) {
    byte[] noise = bytes(random.nextInt(400));
    if (random.nextBoolean()) {
      return noise;
    }
    return ByteBuffer.allocate(5 + noise.length).put((byte) 0).putInt(schemaId).put(noise).array();
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  boolean sometimes() {
    return random.nextInt(3) == 0;
  }
}

package io.modeltrail.service.remedy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// What to do about a refusal, by its code: one sentence each, all of them in
/// `remedies.properties`.
public final class Remedies {

  private static final String FILE = "/remedies.properties";
  private static final Properties SENTENCES = read();

  private Remedies() {}

  /// What to do about a refusal. A code of another release has a sentence, too: a general one.
  public static String of(String code) {
    return SENTENCES.getProperty(
        code, "Repair what detail names and send it again; the same eventId may be used.");
  }

  /// Whether a code has a sentence of its own.
  static boolean knows(String code) {
    return SENTENCES.containsKey(code);
  }

  private static Properties read() {
    Properties sentences = new Properties();
    try (InputStream file =
            Objects.requireNonNull(
                Remedies.class.getResourceAsStream(FILE), FILE + " is part of this module");
        Reader text = new InputStreamReader(file, UTF_8)) {
      sentences.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
    return sentences;
  }
}

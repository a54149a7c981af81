package io.modeltrail.governance.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The JSON Schema of the governance file, for editors: it completes keys and finds many mistakes
/// while one types. What counts is [GovernanceFile].
public final class GovernanceSchema {

  private static final String TEXT = load();

  private GovernanceSchema() {}

  /// Draft 2020-12, as JSON.
  public static String text() {
    return TEXT;
  }

  private static String load() {
    try (var resource =
        Objects.requireNonNull(
            GovernanceSchema.class.getResourceAsStream("/governance.schema.json"))) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

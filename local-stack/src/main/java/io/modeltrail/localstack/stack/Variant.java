package io.modeltrail.localstack.stack;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How an instance differs from the others of its service, for those who try what happens then.
///
/// @param built the `quarkus-app` that it runs; null: what the checkout's build has made
/// @param settings variables that it is started with, on top of those of the others
public record Variant(@Nullable Path built, Map<String, String> settings) {

  /// Not at all.
  public static final Variant NONE = new Variant(null, Map.of());

  public Variant {
    settings = Map.copyOf(settings);
  }
}

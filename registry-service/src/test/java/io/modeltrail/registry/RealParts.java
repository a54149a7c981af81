package io.modeltrail.registry;

import io.modeltrail.service.testing.ServiceParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Real parts under the service.
public final class RealParts extends ServiceParts {

  /// Beneath it artifacts are checked.
  public static final Path CHECKED = Path.of("target", "checked").toAbsolutePath();

  public RealParts() {
    super("registry");
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>(super.start());
    try {
      Files.createDirectories(CHECKED);
      Path key = Files.writeString(Path.of("target", "link-key"), "k".repeat(43));
      settings.put("modeltrail.artifacts.link-key-file", key.toAbsolutePath().toString());
      // Of this run alone: what an earlier one brought would be there already.
      Path artifacts = Files.createTempDirectory(Path.of("target"), "artifacts");
      settings.put("modeltrail.artifacts.folder", artifacts.toAbsolutePath().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings.put("modeltrail.artifacts.bytes-max", "64M");
    settings.put("modeltrail.artifact-checks.folders", CHECKED.toString());
    settings.put("modeltrail.artifact-checks.retry-after", "PT1S");
    return settings;
  }
}

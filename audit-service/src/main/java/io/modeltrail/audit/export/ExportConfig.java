package io.modeltrail.audit.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Limits of exports.
@ConfigMapping(prefix = "modeltrail.export")
interface ExportConfig {

  /// Exports at once, per instance. Each has a thread of those that answer requests.
  @WithDefault("4")
  int connectionsMax();

  /// Entries that are read at once, and are in memory then. They may have some hundred KiB each.
  @WithDefault("100")
  int entriesAtOnce();
}

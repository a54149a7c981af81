package io.modeltrail.registry.ingestion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;

/// The workspaces, as long as they are configuration.
@ConfigMapping(prefix = "modeltrail.registry")
interface WorkspacesConfig {

  /// By name.
  Map<String, WorkspaceConfig> workspaces();

  interface WorkspaceConfig {

    /// When models become versions: `at-training`.
    @WithDefault("at-training")
    String register();

    /// The environments that its versions can be promoted to.
    List<String> serves();
  }
}

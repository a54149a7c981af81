package io.modeltrail.audit.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;

/// How long payloads are kept. Without a class everything is kept for ever.
@ConfigMapping(prefix = "modeltrail.retention")
public interface RetentionConfig {

  /// The classes by their names; the same on all instances.
  Map<String, ClassConfig> classes();

  /// How often it is looked whether a payload's time is up.
  Duration every();

  /// Entries of a class that are looked at in one transaction.
  @WithDefault("2000")
  int lookedAtOnce();

  /// One class.
  interface ClassConfig {

    /// Names of records, as `ModelTrained`, or full names; no type is of two classes.
    List<String> types();

    /// How long after the log took a record its payload is kept at least: an ISO 8601 period as
    /// `P6M` or `P10Y`.
    Period keep();
  }
}

package io.modeltrail.audit.retention;

import io.modeltrail.audit.erasure.Erasures;
import io.modeltrail.audit.instruction.NoteLog;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// Classes of retention as a configuration would say them.
public record TestRetention(Map<String, ClassConfig> classes) implements RetentionConfig {

  /// One class.
  record Kept(List<String> types, Period keep) implements RetentionConfig.ClassConfig {}

  /// One class of one type.
  public static TestRetention of(String type, Period keep) {
    return new TestRetention(Map.of("logs", new Kept(List.of(type), keep)));
  }

  public Retention retention(DataSource dataSource, Erasures erasures, NoteLog log) {
    return new Retention(dataSource, erasures, log, new RetentionClasses(this), this);
  }

  @Override
  public Duration every() {
    return Duration.ZERO;
  }

  @Override
  public int lookedAtOnce() {
    return 2;
  }
}

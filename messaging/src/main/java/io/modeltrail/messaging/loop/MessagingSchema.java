package io.modeltrail.messaging.loop;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The loop's own tables, in a schema of their own inside the service's database: one transaction
/// covers them and the service's, and their migrations are numbered by themselves.
public final class MessagingSchema {

  private MessagingSchema() {}

  /// Brings the tables to this version. Several instances may call it at once.
  public static void migrate(DataSource dataSource) {
    Flyway.configure()
        .dataSource(dataSource)
        .schemas("messaging")
        .locations("classpath:db/messaging")
        .load()
        .migrate();
  }
}

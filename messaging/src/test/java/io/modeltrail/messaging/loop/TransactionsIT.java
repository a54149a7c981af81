package io.modeltrail.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionsIT {

  /// A pool that gets back an open transaction may commit it.
  @Test
  void an_error_rolls_back_as_an_exception_does() throws Exception {
    try (Installation installation = new Installation()) {
      // when
      try (AgroalDataSource pool = pool(installation)) {
        Transactions transactions = new Transactions(pool);
        assertThatThrownBy(() -> transactions.run(TransactionsIT::writesAndBreaks))
            .isInstanceOf(OutOfMemoryError.class);
      }

      // then
      List<String> models = new ArrayList<>();
      installation.query("SELECT model FROM counter", row -> models.add(row.getString(1)));
      assertThat(models).isEmpty();
    }
  }

  /// As when the database starts anew: what cannot be rolled back must not cost the pool its place,
  /// or the service would wait for a connection for ever, once it has happened often enough.
  @Test
  void a_connection_that_is_lost_is_replaced_however_often_that_happens() throws Exception {
    try (Installation installation = new Installation();
        AgroalDataSource pool = pool(installation)) {
      Transactions transactions = new Transactions(pool);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> transactions.run(TransactionsIT::isCutOff))
            .isInstanceOf(SQLException.class)
            .hasMessageNotContaining("acquisition timeout");
      }

      assertThat(transactions.<Boolean>run(tx -> tx.isValid(5))).isTrue();
    }
  }

  /// With one connection.
  private static AgroalDataSource pool(Installation installation) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        // As Quarkus sets it.
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .jdbcUrl(Installation.PARTS.jdbcUrl(installation.database))
                                    .principal(new NamePrincipal(Installation.PARTS.user()))
                                    .credential(
                                        new SimplePassword(Installation.PARTS.password())))));
  }

  private static Void isCutOff(Connection tx) throws SQLException {
    try (var statement = tx.createStatement()) {
      statement.execute("SELECT pg_terminate_backend(pg_backend_pid())");
    }
    return null;
  }

  private static Void writesAndBreaks(Connection tx) throws SQLException {
    try (var insert = tx.prepareStatement("INSERT INTO counter VALUES ('half', 1)")) {
      insert.executeUpdate();
    }
    throw new OutOfMemoryError("the test says so");
  }
}

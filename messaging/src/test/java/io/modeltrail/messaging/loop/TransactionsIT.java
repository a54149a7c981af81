package io.modeltrail.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionsIT {

  /// A pool that gets back an open transaction may commit it.
  @Test
  void an_error_rolls_back_as_an_exception_does() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      AgroalDataSourceConfigurationSupplier configuration =
          new AgroalDataSourceConfigurationSupplier()
              .connectionPoolConfiguration(
                  pool ->
                      pool.maxSize(1)
                          .connectionFactoryConfiguration(
                              factory ->
                                  factory
                                      .jdbcUrl(Installation.PARTS.jdbcUrl(installation.database))
                                      .principal(new NamePrincipal(Installation.PARTS.user()))
                                      .credential(
                                          new SimplePassword(Installation.PARTS.password()))));

      // when
      try (AgroalDataSource pool = AgroalDataSource.from(configuration)) {
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

  private static Void writesAndBreaks(Connection tx) throws java.sql.SQLException {
    try (var insert = tx.prepareStatement("INSERT INTO counter VALUES ('half', 1)")) {
      insert.executeUpdate();
    }
    throw new OutOfMemoryError("the test says so");
  }
}

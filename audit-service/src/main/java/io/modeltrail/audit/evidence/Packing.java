package io.modeltrail.audit.evidence;

import io.modeltrail.audit.passport.PassportPage;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/// Writes bundles, not too many at once.
@ApplicationScoped
class Packing {

  private final DataSource dataSource;
  private final PassportPage page;
  private final Readme readme;
  private final EvidenceConfig config;
  private final Semaphore turns;

  Packing(DataSource dataSource, PassportPage page, Readme readme, EvidenceConfig config) {
    this.dataSource = dataSource;
    this.page = page;
    this.readme = readme;
    this.config = config;
    this.turns = new Semaphore(config.atOnce(), true);
  }

  /// @throws Problem.Thrown 503 if others are taking too long; nothing is written then
  void write(Bundle bundle, OutputStream out) throws IOException {
    if (!isTurn()) {
      throw Problem.unavailable("%d bundles are being made; try again".formatted(config.atOnce()));
    }
    try {
      new BundleWriter(dataSource, bundle, out).write(page, readme);
    } catch (SQLException e) {
      throw new IOException("the database does not give the entries", e);
    } finally {
      turns.release();
    }
  }

  private boolean isTurn() {
    try {
      return turns.tryAcquire(config.turn().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

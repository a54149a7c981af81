package io.modeltrail.audit.coverage;

import io.modeltrail.audit.following.Follower;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/// Keeps up what the trail says about its own coverage, entry by entry.
@ApplicationScoped
class CoverageFollower implements Follower {

  static final String NAME = "coverage";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void take(Connection tx, long from, long to) throws SQLException {
    NotedCoverage.take(tx, from, to);
    SequenceFold.take(tx, from, to);
  }
}

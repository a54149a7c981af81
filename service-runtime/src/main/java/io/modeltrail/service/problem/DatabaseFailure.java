package io.modeltrail.service.problem;

import java.sql.SQLException;
import org.jboss.logging.Logger;

/// What a request is told when the database throws.
public final class DatabaseFailure {

  private static final Logger LOG = Logger.getLogger(DatabaseFailure.class);

  /// The class of SQLState for data exceptions: U+0000 in a text, for one.
  private static final String DATA_EXCEPTION = "22";

  private DatabaseFailure() {}

  /// Of a value that the database refuses a 400; of all else a 503, and a warning in the service's
  /// log.
  public static Problem.Thrown thrown(Exception e) {
    if (isBadValue(e)) {
      LOG.debug("The database refuses a value", e);
      return Problem.badRequest("BAD_VALUE", "a value of the request holds what no text may hold");
    }
    LOG.warnf("The database does not answer reason=%s", e.getMessage());
    LOG.debug("The database does not answer", e);
    return Problem.unavailable("the database does not answer; try again");
  }

  private static boolean isBadValue(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().startsWith(DATA_EXCEPTION)) {
        return true;
      }
    }
    return false;
  }
}

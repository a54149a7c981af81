package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.wire.CannotTellNow;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Tells failures of the surroundings from those of a record.
final class Obstacle {

  /// Classes of SQLState that speak of the surroundings: connection, rollback to be tried again,
  /// resources, state, intervention of an operator, system.
  private static final Set<String> SURROUNDINGS = Set.of("08", "40", "53", "55", "57", "58");

  private Obstacle() {}

  /// Whether the database refuses the data, and would again.
  static boolean isRefusedData(SQLException e) {
    String state = e.getSQLState();
    boolean surroundings =
        state == null
            || state.length() < 2
            || SURROUNDINGS.contains(state.substring(0, 2))
            || e instanceof SQLTransientException
            || e instanceof SQLRecoverableException
            || e instanceof SQLNonTransientConnectionException;
    return !surroundings;
  }

  /// What the loop waits for, in words.
  static String describe(Exception e) {
    return switch (e) {
      case CannotTellNow cannot -> cannot.getMessage() + because(cannot.getCause());
      case SQLException sql -> "the database: " + sql.getMessage();
      case KafkaException kafka -> "the broker: " + text(kafka);
      default -> "a failure that is not foreseen: " + text(e);
    };
  }

  private static String because(@Nullable Throwable cause) {
    return cause == null ? "" : " (" + text(cause) + ")";
  }

  private static String text(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}

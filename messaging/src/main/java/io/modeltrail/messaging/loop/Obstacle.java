package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.wire.CannotTellNow;
import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Tells failures of the surroundings from those of a record.
final class Obstacle {

  /// Classes of SQLState that speak of the data: data exception, violated constraint, limit of the
  /// program. All others speak of the surroundings: connection, rollback, resources, an operator's
  /// intervention, and as well a missing table or grant, for which no record is to blame.
  private static final Set<String> DATA = Set.of("22", "23", "54");

  private Obstacle() {}

  /// Whether the database refuses the data, and would again.
  static boolean isRefusedData(SQLException e) {
    String state = e.getSQLState();
    return state != null && state.length() == 5 && DATA.contains(state.substring(0, 2));
  }

  /// What the loop waits for, in words.
  static String describe(Exception e) {
    return switch (e) {
      case CannotTellNow cannot -> cannot.getMessage() + because(cannot.getCause());
      case SQLException sql -> "the database: " + sql.getMessage();
      case KafkaException kafka -> "the broker: " + text(kafka) + because(kafka.getCause());
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

package io.modeltrail.audit.search;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/// What entries are looked for.
///
/// @param conditions on the tables `entry e`, `payload p` and, if it is on text, `entry_text t`;
///   each with its value
/// @param isOnText whether one of them is on words, which not all entries may have yet
public record Query(Map<String, Object> conditions, boolean isOnText) {

  /// To come behind another condition.
  String and() {
    return conditions.isEmpty() ? "" : " AND " + String.join(" AND ", conditions.keySet());
  }

  /// Sets the conditions' values.
  ///
  /// @param first the number of the first
  /// @return the number after the last
  int set(PreparedStatement statement, int first) throws SQLException {
    int at = first;
    for (Object value : conditions.values()) {
      statement.setObject(at++, value);
    }
    return at;
  }
}

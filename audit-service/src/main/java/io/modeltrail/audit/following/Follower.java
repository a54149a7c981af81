package io.modeltrail.audit.following;

import java.sql.Connection;
import java.sql.SQLException;

/// What is made of the entries once they are stored. To be a bean, with a row in the table
/// `follower`.
public interface Follower {

  /// That of its row.
  String name();

  /// Takes the next entries. What it stores is committed together with how far it is.
  ///
  /// @param from the first index
  /// @param to the index after the last
  void take(Connection tx, long from, long to) throws SQLException;
}

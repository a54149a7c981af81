package io.modeltrail.audit.erasure;

import io.modeltrail.audit.hold.TimeSpan;
import io.modeltrail.messaging.record.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables of erasures and their parts, for who carries them out.
final class ErasureTable {

  private ErasureTable() {}

  /// A part of an erasure, to be carried out.
  ///
  /// @param needle null if nobody is erased
  record Part(UUID erasure, String scope, Indices entries, @Nullable Needle needle) {

    Part {
      if (scope.equals(Scope.Person.NAME) != (needle != null)) {
        throw new IllegalStateException("nobody can tell who is erased: " + erasure);
      }
    }

    boolean isRetention() {
      return scope.equals(Scope.Retention.NAME);
    }

    boolean isOfPerson() {
      return scope.equals(Scope.Person.NAME);
    }
  }

  static void insert(Connection tx, UUID id, Draft draft, Instant now) throws SQLException {
    Scope scope = draft.scope();
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO erasure (id, scope, ground, reason, model, from_time, to_time, class, mentions, needle_salt,
              needle_hash, asked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::int8multirange, ?, ?, ?)
            """)) {
      insert.setObject(1, id);
      insert.setString(2, scope.name());
      insert.setString(3, draft.why().ground());
      insert.setString(4, draft.why().reason());
      insert.setString(5, scope instanceof Scope.OfModel of ? of.model() : null);
      Finder.setSpan(insert, 6, span(scope));
      insert.setString(8, scope instanceof Scope.Retention of ? of.className() : null);
      insert.setString(9, draft.mentions().multirange());
      Needle needle = draft.needle();
      insert.setBytes(10, needle == null ? null : needle.salt());
      insert.setBytes(11, needle == null ? null : needle.hash());
      insert.setTimestamp(12, Timestamp.from(now));
      insert.executeUpdate();
    }
  }

  private static TimeSpan span(Scope scope) {
    return switch (scope) {
      case Scope.Person(var subject, TimeSpan when) -> when;
      case Scope.OfModel(var model, TimeSpan when) -> when;
      case Scope.Entries entries -> TimeSpan.ALWAYS;
      case Scope.Retention retention -> TimeSpan.ALWAYS;
    };
  }

  static void insert(Connection tx, UUID id, List<Draft.Part> parts) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            "INSERT INTO erasure_part (event_id, erasure, part, entries) VALUES (?, ?, ?, ?::int8multirange)")) {
      for (Draft.Part part : parts) {
        insert.setObject(1, part.note().getEventId());
        insert.setObject(2, id);
        insert.setInt(3, part.number());
        insert.setString(4, part.entries().multirange());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static Part part(Connection tx, UUID eventId) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT e.id, e.scope, p.entries::text AS entries, e.needle_salt, e.needle_hash
            FROM erasure_part p JOIN erasure e ON e.id = p.erasure WHERE p.event_id = ?
            """)) {
      select.setObject(1, eventId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("no erasure belongs to " + eventId);
        }
        byte[] salt = row.getBytes("needle_salt");
        return new Part(
            row.getObject("id", UUID.class),
            row.getString("scope"),
            Indices.ofMultirange(row.getString("entries")),
            salt == null ? null : new Needle(salt, row.getBytes("needle_hash")));
      }
    }
  }

  static void erased(Connection tx, UUID eventId, int count) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement("UPDATE erasure_part SET erased = ? WHERE event_id = ?")) {
      update.setInt(1, count);
      update.setObject(2, eventId);
      update.executeUpdate();
    }
  }

  /// Whether all parts are decided.
  static boolean isDecided(Connection tx, UUID id) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT NOT EXISTS (
              SELECT FROM erasure_part p JOIN instruction i ON i.event_id = p.event_id
              WHERE p.erasure = ? AND i.state = 'PENDING')
            """)) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /// Why one of its parts was refused; empty if none was.
  static Optional<Refusal> refusal(Connection tx, UUID id) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT i.code, i.detail FROM erasure_part p JOIN instruction i ON i.event_id = p.event_id
            WHERE p.erasure = ? AND i.state = 'REFUSED' ORDER BY p.part LIMIT 1
            """)) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Refusal(row.getString(1), row.getString(2)))
            : Optional.empty();
      }
    }
  }

  /// Nobody needs to be recognised any more.
  static void forget(Connection tx, UUID id) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            "UPDATE erasure SET needle_salt = NULL, needle_hash = NULL WHERE id = ?")) {
      update.setObject(1, id);
      update.executeUpdate();
    }
  }

  /// Whether the newest erasure of a class of retention is not decided yet.
  static boolean isPending(Connection connection, String className) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT EXISTS (
              SELECT FROM erasure_part p JOIN instruction i ON i.event_id = p.event_id
              WHERE i.state = 'PENDING'
                AND p.erasure = (SELECT id FROM erasure WHERE class = ? ORDER BY number DESC LIMIT 1))
            """)) {
      select.setString(1, className);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}

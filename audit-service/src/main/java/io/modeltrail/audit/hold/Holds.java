package io.modeltrail.audit.hold;

import io.modeltrail.audit.instruction.Instruction;
import io.modeltrail.audit.instruction.InstructionTable;
import io.modeltrail.messaging.loop.Transactions;
import io.modeltrail.messaging.record.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// The holds: makes and ends them, and tells what they cover.
@ApplicationScoped
public class Holds {

  /// That are in force, or about to be: each is asked about each entry that is to be erased.
  static final int MAX = 1_000;

  private final DataSource dataSource;
  private final Transactions transactions;

  public Holds(DataSource dataSource) {
    this.dataSource = dataSource;
    this.transactions = new Transactions(dataSource);
  }

  /// What comes of the wish for a hold.
  sealed interface Beginning {

    /// Its note is to be written: then it will be in force.
    record Begun() implements Beginning {}

    /// It is in force, or its note is on its way.
    record There(StoredHold hold) implements Beginning {}

    record Refused(Refusal why) implements Beginning {}
  }

  /// An entry that is held.
  public record Held(long index, String hold) {

    public Refusal refusal() {
      return new Refusal(
          "HELD",
          ("entry %d is under the legal hold %s; nothing of this is erased. Release the hold (DELETE"
                  + " /holds/%s), or leave out what it covers")
              .formatted(index, hold, hold));
    }
  }

  /// @param instruction to set it
  Beginning begin(Hold hold, Instruction instruction, Instant now) throws SQLException {
    return transactions.run(
        tx -> {
          HoldTable.lock(tx);
          Optional<StoredHold> before = HoldTable.current(tx, hold.name());
          if (before.isPresent()) {
            return before.get().hold().equals(hold)
                ? new Beginning.There(before.get())
                : new Beginning.Refused(exists(hold.name()));
          }
          if (count(tx) >= MAX) {
            return new Beginning.Refused(
                new Refusal(
                    "TOO_MANY_HOLDS", "there are %,d holds; release some first".formatted(MAX)));
          }
          HoldTable.insert(tx, instruction.eventId(), hold);
          InstructionTable.insert(tx, List.of(instruction), now);
          return new Beginning.Begun();
        });
  }

  /// @param instruction to release it
  void beginRelease(StoredHold hold, String reason, Instruction instruction, Instant now)
      throws SQLException {
    transactions.run(
        tx -> {
          HoldTable.insertRelease(tx, instruction.eventId(), hold.eventId(), reason);
          InstructionTable.insert(tx, List.of(instruction), now);
          return true;
        });
  }

  static Refusal exists(String name) {
    return new Refusal(
        "HOLD_EXISTS",
        "another hold has the name %s; choose another name, or release that one first"
            .formatted(name));
  }

  /// The newest of a name, whether it is in force or was.
  Optional<StoredHold> find(String name) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return HoldTable.newest(connection, name);
    }
  }

  List<StoredHold> list(long after, int size) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return HoldTable.list(connection, after, size);
    }
  }

  /// Those of some entries that are held, with the first hold that covers each.
  public static List<Held> held(Connection connection, long[] indices) throws SQLException {
    List<Hold> holds = HoldTable.inForce(connection);
    if (holds.isEmpty()) { // as nearly always
      return List.of();
    }
    return Facts.of(connection, indices).stream()
        .flatMap(
            entry ->
                holds.stream()
                    .filter(hold -> hold.covers(entry))
                    .limit(1)
                    .map(hold -> new Held(entry.index(), hold.name())))
        .toList();
  }

  /// The names of those in force, in the order in which they were set.
  public static List<String> inForce(Connection connection) throws SQLException {
    return HoldTable.inForce(connection).stream().map(Hold::name).toList();
  }

  /// The entry of the newest note that ended a hold; -1 if none ever did.
  public static long lastRelease(Connection connection) throws SQLException {
    return number(connection, "SELECT coalesce(max(released_by), -1) FROM hold");
  }

  private static long count(Connection connection) throws SQLException {
    return number(
        connection,
        """
        SELECT count(*) FROM hold h JOIN instruction i ON i.event_id = h.event_id
        WHERE h.released_by IS NULL AND i.state <> 'REFUSED'
        """);
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}

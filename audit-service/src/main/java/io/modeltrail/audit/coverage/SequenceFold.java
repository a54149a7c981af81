package io.modeltrail.audit.coverage;

import io.modeltrail.audit.coverage.SequenceKind.EntryRow;
import io.modeltrail.audit.coverage.SequenceKind.Member;
import io.modeltrail.audit.coverage.SequenceTable.Flaw;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Follows the domain's sequences through the trail.
final class SequenceFold {

  private static final String MEMBERS =
      """
      SELECT e.index, e.topic, e.type, e.model, e.record_event_id, p.decoded->>'promotionId' AS promotion,
        p.decoded->>'version' AS version, p.decoded->>'revision' AS revision, p.decoded->>'step' AS step
      FROM entry e LEFT JOIN payload p ON p.index = e.index
      WHERE e.index >= ? AND e.index < ?
        AND (e.topic IN ('model.registered', 'promotion.changed', 'governance.applied') OR e.topic LIKE 'model.promoted.%')
      ORDER BY e.index
      """;

  private final Connection tx;
  private final SequenceTable table;
  private final Map<SequenceTable.Key, Sequence> sequences;

  private record Told(long index, EntryRow entry, @Nullable UUID eventId, Member member) {

    SequenceTable.Key key() {
      return new SequenceTable.Key(member.kind(), member.subject());
    }
  }

  private SequenceFold(
      Connection tx, SequenceTable table, Map<SequenceTable.Key, Sequence> sequences) {
    this.tx = tx;
    this.table = table;
    this.sequences = sequences;
  }

  /// @param to exclusive
  static void take(Connection tx, long from, long to) throws SQLException {
    List<Told> told = told(tx, from, to);
    SequenceTable table = new SequenceTable(tx);
    SequenceFold fold =
        new SequenceFold(
            tx,
            table,
            new HashMap<>(table.read(told.stream().map(Told::key).collect(Collectors.toSet()))));
    for (Told each : told) {
      fold.take(each);
    }
    table.write(fold.sequences);
  }

  private static List<Told> told(Connection tx, long from, long to) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(MEMBERS)) {
      select.setLong(1, from);
      select.setLong(2, to);
      List<Told> told = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          SequenceKind kind = SequenceKind.of(row.getString("topic")).orElse(null);
          if (kind != null) {
            told.add(told(kind, row));
          }
        }
      }
      return told;
    }
  }

  private static Told told(SequenceKind kind, ResultSet row) throws SQLException {
    EntryRow entry =
        new EntryRow(row.getString("topic"), row.getString("type"), row.getString("model"));
    return new Told(
        row.getLong("index"),
        entry,
        row.getObject("record_event_id", UUID.class),
        kind.member(entry, row.getString(kind.field()), row.getString("promotion")));
  }

  private void take(Told told) throws SQLException {
    SequenceTable.Key key = told.key();
    Long number = told.member.number();
    if (number == null) {
      table.flaw(key, Flaw.UNREADABLE, 0, 0, told.index);
      return;
    }
    Sequence sequence = sequences.getOrDefault(key, Sequence.EMPTY);
    switch (sequence.find(number)) {
      case Sequence.Finding.Next next -> sequences.put(key, sequence.with(number));
      case Sequence.Finding.Beyond(long first, long last) -> {
        table.flaw(key, Flaw.MISSING, first, last, told.index);
        sequences.put(key, sequence.with(number));
      }
      case Sequence.Finding.Before before -> again(told, key, sequence, number);
    }
  }

  private void again(Told told, SequenceTable.Key key, Sequence sequence, long number)
      throws SQLException {
    if (table.fill(key, number)) {
      sequences.put(key, sequence.with(number));
    } else if (isToldAgain(told)) {
      sequences.put(key, sequence.withToldAgain());
    } else {
      table.flaw(key, Flaw.REPEATED, number, number, told.index);
    }
  }

  /// Whether the same event is an entry already: then it is one fact, told twice.
  private boolean isToldAgain(Told told) throws SQLException {
    String ofModel = told.entry.model() == null ? "e.model IS NULL" : "e.model = ?";
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT EXISTS (SELECT FROM entry e WHERE e.topic = ? AND e.record_event_id = ? AND e.index < ? AND "
                + ofModel
                + ")")) {
      select.setString(1, told.entry.topic());
      select.setObject(2, told.eventId);
      select.setLong(3, told.index);
      if (told.entry.model() != null) {
        select.setString(4, told.entry.model());
      }
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}

package io.modeltrail.audit.answers.record;

import io.modeltrail.audit.answers.record.Refused.Spot;
import io.modeltrail.audit.reading.RecordReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/// The trail as of a moment, for one answer. What could not be read of what an answer asked for is
/// remembered: it has to be told.
///
/// For one thread, in one transaction.
public final class Records {

  private static final int FETCHED = 500;

  private final Connection connection;
  private final Moment moment;
  private final SignedTree tree;
  private final Checking checking;
  private final Limits limits;
  private final Map<Long, Seen> unread = new LinkedHashMap<>();

  /// Takes entries one after the other.
  public interface Visitor {
    void visit(Seen seen) throws SQLException;
  }

  /// @param connection with a transaction: all is read as it stands at its begin
  public Records(
      Connection connection, Moment moment, SignedTree tree, RecordReader reader, Limits limits) {
    this.connection = connection;
    this.moment = moment;
    this.tree = tree;
    this.checking = new Checking(tree, reader);
    this.limits = limits;
  }

  public Connection connection() {
    return connection;
  }

  public Moment moment() {
    return moment;
  }

  public SignedTree tree() {
    return tree;
  }

  public Limits limits() {
    return limits;
  }

  /// What was asked for and could not be read, or not whole, in the order of asking.
  public List<Seen> unread() {
    return List.copyOf(unread.values());
  }

  /// In the order of the trail. A problem (422) if there are more than an answer may read.
  public List<Seen> find(Selection selection) throws SQLException {
    List<Seen> found = find(selection, "e.index", limits.facts() + 1);
    if (found.size() > limits.facts()) {
      throw limits.tooMuch();
    }
    return found;
  }

  /// The newest of them, at most one.
  public Optional<Seen> newest(Selection selection) throws SQLException {
    return find(selection, "e.index DESC", 1).stream().findFirst();
  }

  /// What the newest of them say, the newest first.
  public List<Fact<?>> newest(Selection selection, int most) throws SQLException {
    List<Fact<?>> facts = new ArrayList<>();
    for (Seen seen : find(selection.withoutDeadLetters(), "e.index DESC", most)) {
      if (seen instanceof Seen.Legible(Fact<?> fact, var copy)) {
        facts.add(fact);
      }
    }
    return facts;
  }

  /// The oldest of them, at most one.
  public Optional<Seen> oldest(Selection selection) throws SQLException {
    return find(selection, "e.index", 1).stream().findFirst();
  }

  private List<Seen> find(Selection selection, String order, int most) throws SQLException {
    List<Seen> found = new ArrayList<>();
    read(
        selection,
        order,
        most,
        seen -> {
          remember(seen);
          found.add(seen);
        });
    return found;
  }

  /// All of them, however many, one after the other: what cannot be read is for the visitor to
  /// tell.
  public void each(Selection selection, Visitor visitor) throws SQLException {
    read(selection, "e.index", Integer.MAX_VALUE, visitor);
  }

  private void read(Selection selection, String order, int most, Visitor visitor)
      throws SQLException {
    String sql =
        "SELECT %s FROM entry e LEFT JOIN payload p ON p.index = e.index WHERE %s ORDER BY %s LIMIT %d"
            .formatted(Row.COLUMNS, here(selection).where(), order, most);
    try (PreparedStatement select = prepare(sql, here(selection))) {
      select.setFetchSize(FETCHED);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          visitor.visit(checking.look(Row.of(row)));
        }
      }
    }
  }

  /// A statement of an answer's own.
  ///
  /// @param selection whose values stand for the question marks
  public PreparedStatement prepare(String sql, Selection selection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    int at = 1;
    for (Object value : selection.values()) {
      statement.setObject(at++, value);
    }
    return statement;
  }

  /// How many there are, by the columns and copies alone.
  public long count(Selection selection) throws SQLException {
    Selection here = here(selection);
    String sql =
        "SELECT count(*) FROM entry e LEFT JOIN payload p ON p.index = e.index WHERE "
            + here.where();
    try (PreparedStatement select = prepare(sql, here);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /// As of the moment.
  public Selection here(Selection selection) {
    Selection within = selection.and("e.index < ?", moment.size());
    return moment.until() == null
        ? within
        : within.and("e.appended_at <= ?", moment.until().atOffset(ZoneOffset.UTC));
  }

  private void remember(Seen seen) {
    if (!(seen instanceof Seen.Legible(Fact<?> fact, String copy)) || copy != null) {
      unread.putIfAbsent(seen.entry().index(), seen);
    }
  }

  /// What records of one kind say, where they count: in a topic of their kind.
  public <T extends SpecificRecord> List<Fact<T>> facts(Class<T> kind, Selection selection)
      throws SQLException {
    List<Fact<T>> facts = new ArrayList<>();
    Selection ofKind = selection.withoutDeadLetters().and("e.type = ?", kind.getName());
    for (Seen seen : find(ofKind)) {
      if (seen instanceof Seen.Legible(Fact<?> fact, var copy) && Kinds.isAtHome(fact.entry())) {
        facts.add(fact.as(kind));
      }
    }
    return facts;
  }

  /// What was refused of records of some kinds, by where the records stand.
  ///
  /// @param which of the dead letters
  public Map<Spot, Refused> refused(Collection<? extends Class<?>> kinds, Selection which)
      throws SQLException {
    List<String> topics = Kinds.deadLetterTopics(kinds);
    return topics.isEmpty() ? Map.of() : Refused.of(find(which.in("e.topic", topics)));
  }
}

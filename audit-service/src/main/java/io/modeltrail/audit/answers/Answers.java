package io.modeltrail.audit.answers;

import io.modeltrail.audit.answers.question.Answer;
import io.modeltrail.audit.answers.question.AsOf;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Cursor;
import io.modeltrail.audit.answers.question.Given;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Limits;
import io.modeltrail.audit.answers.record.Moment;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.SignedTree;
import io.modeltrail.audit.answers.story.AttestationKeys;
import io.modeltrail.audit.publication.CheckpointTable;
import io.modeltrail.audit.reading.RecordReader;
import io.modeltrail.avro.Contract;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.service.problem.Problem;
import io.modeltrail.tlog.checkpoint.Log;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Answers questions from a trail's database. Plain Java: whoever has the database, the schemas and
/// the keys can ask.
///
/// Safe for use by several threads.
public final class Answers {

  private static final String KNOWN_TOPIC = "audit.entry";

  /// The database gave up, as it was told to.
  private static final String QUERY_CANCELED = "57014";

  private final DataSource database;
  private final Means means;
  private final Catalogue catalogue;

  /// What answers rest on besides the database.
  ///
  /// @param schemas by which records are decoded
  /// @param knownSubject a subject that the schema registry has to know: that of `audit.entry`
  /// @param log which log the trail is, and the keys whose signatures count
  /// @param keys of promotion-service
  public record Means(
      SchemaRegistry schemas, String knownSubject, Log log, AttestationKeys keys, Limits limits) {}

  public Answers(DataSource database, Means means) {
    this.database = database;
    this.means = means;
    this.catalogue = new Catalogue(means.log(), means.keys(), this::answer);
  }

  /// In the order of the list.
  public List<Question> questions() {
    return catalogue.questions();
  }

  /// @param id of the question
  /// @param parameters by name, as they are written
  /// @throws Problem.Thrown 404 if there is no such question, or nothing to answer it from; 400 or
  ///   422 if it cannot be asked so
  /// @throws io.modeltrail.messaging.wire.CannotTellNow if the schema registry is away
  public Answer answer(String id, Map<String, String> parameters) throws SQLException {
    Question question = catalogue.find(id);
    Given given = Given.of(question.card(), parameters);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        execute(
            connection, "SET LOCAL statement_timeout = " + means.limits().statement().toMillis());
        return answer(connection, question, given);
      } catch (SQLException e) {
        throw tooLong(e);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private Answer answer(Connection connection, Question question, Given given) throws SQLException {
    SignedTree tree =
        SignedTree.newest(connection, means.log())
            .orElseThrow(() -> Problem.notFound("nothing was signed yet; ask again in a moment"));
    Moment moment = moment(given, tree.size());
    RecordReader reader =
        new RecordReader(
            means.schemas(),
            new RecordReader.Known(means.knownSubject(), Contract.topic(KNOWN_TOPIC).schemaText()));
    Records records = new Records(connection, moment, tree, reader, means.limits());
    Asked asked = new Asked(given, records, asOf(connection, moment));
    return asked.answered(question.card().id(), question.answer(asked));
  }

  private static Moment moment(Given given, long newest) {
    Optional<Instant> time = given.find(Parameter.AS_OF);
    Optional<Long> size =
        given
            .find(Parameter.SIZE)
            .or(() -> given.find(Parameter.AFTER).map(after -> Cursor.parse(after).size()));
    if (size.isPresent() && size.get() > newest) {
      throw Problem.notFound(
          "no checkpoint covers %d entries yet; the newest covers %d"
              .formatted(size.get(), newest));
    }
    return new Moment(size.orElse(newest), time.orElse(null));
  }

  private AsOf asOf(Connection connection, Moment moment) throws SQLException {
    String root =
        moment.until() != null
            ? null
            : new CheckpointTable(connection, means.log().origin())
                .kept(moment.size())
                .map(it -> it.checkpoint().head().root().base64())
                .orElse(null);
    return new AsOf(moment.size(), root, time(connection, moment));
  }

  /// Of the last entries that count: the trail's order is the log's but for how topics are read one
  /// beside the other.
  private static @Nullable Instant time(Connection connection, Moment moment) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            SELECT max(appended_at) FROM
              (SELECT appended_at FROM entry WHERE index < ? ORDER BY index DESC LIMIT 1000) newest
            """)) {
      select.setLong(1, moment.size());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        var newest = row.getObject(1, OffsetDateTime.class);
        if (newest == null) {
          return null;
        }
        Instant until = moment.until();
        return until != null && until.isBefore(newest.toInstant()) ? until : newest.toInstant();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static SQLException tooLong(SQLException e) {
    if (QUERY_CANCELED.equals(e.getSQLState())) {
      throw Problem.unavailable(
          "the database took too long over this question; ask for less, or later");
    }
    return e;
  }
}

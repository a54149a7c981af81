package io.modeltrail.audit.answers.question;

import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.service.problem.Problem;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// What a question is about: one model, or all of which something was told in a time.
public record Scope(List<String> models, Instant from, Instant to) {

  public static final Parameter<String> MODEL =
      Parameter.MODEL.optional().meaning("one model; without it all, and from and to are needed");
  public static final Parameter<Instant> FROM = Parameter.FROM.optional();
  public static final Parameter<Instant> TO = Parameter.TO.optional();

  /// @param kinds the records that the question is about; none: models are not looked for
  /// @throws Problem.Thrown 400 if neither a model nor a time is given, 422 if the time holds more
  ///   than an answer may read
  public static Scope of(Asked asked, Class<?>... kinds) throws SQLException {
    return ofAll(asked, Arrays.asList(kinds));
  }

  /// The same.
  public static Scope ofAll(Asked asked, Collection<? extends Class<?>> kinds) throws SQLException {
    Instant from = asked.find(FROM).orElse(Instant.EPOCH);
    Instant to = asked.find(TO).orElse(asked.now().plusMillis(1));
    if (asked.find(MODEL).isPresent()) {
      return new Scope(List.of(asked.get(MODEL)), from, to);
    }
    if (asked.find(FROM).isEmpty() || asked.find(TO).isEmpty()) {
      throw Problem.badRequest(
          "MISSING_PARAMETER",
          "name a model, as model=credit-eu, or a time, as from=2026-01-01T00:00:00Z&to=2026-04-01T00:00:00Z");
    }
    counted(asked.records(), from, to);
    return new Scope(
        kinds.isEmpty()
            ? List.of()
            : models(asked.records(), Selection.of(kinds).between(from, to)),
        from,
        to);
  }

  /// How many entries the log took in a time.
  ///
  /// @throws Problem.Thrown 422 if they are more than an answer may read
  public static long counted(Records records, Instant from, Instant to) throws SQLException {
    int most = records.limits().period();
    Selection within = records.here(Selection.ALL.between(from, to));
    String sql =
        "SELECT count(*) FROM (SELECT 1 FROM entry e WHERE %s LIMIT %d) counted"
            .formatted(within.where(), most + 1);
    try (PreparedStatement select = records.prepare(sql, within);
        ResultSet row = select.executeQuery()) {
      row.next();
      long count = row.getLong(1);
      if (count > most) {
        throw Problem.of(
                422,
                "TIME_TOO_LONG",
                "from %s to %s the log took more than %,d records, which is most that one answer looks at; ask for shorter times one after the other"
                    .formatted(from, to, most))
            .thrown();
      }
      return count;
    }
  }

  private static List<String> models(Records records, Selection selection) throws SQLException {
    Selection within = records.here(selection.and("e.model IS NOT NULL"));
    String sql =
        "SELECT DISTINCT e.model FROM entry e WHERE %s ORDER BY 1".formatted(within.where());
    List<String> models = new ArrayList<>();
    try (PreparedStatement select = records.prepare(sql, within);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        models.add(row.getString(1));
      }
    }
    return models;
  }

  public boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}

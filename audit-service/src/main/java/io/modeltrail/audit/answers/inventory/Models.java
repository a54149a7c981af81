package io.modeltrail.audit.answers.inventory;

import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Selection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The models of the trail, by name, page by page: however many entries there are, each name costs
/// one look into an index.
final class Models {

  static final Parameter<String> MODEL =
      Parameter.MODEL.optional().meaning("one model; without it all, page by page");

  private Models() {}

  /// The models of the page that is asked for; tells when the list goes on.
  static List<String> page(Asked asked) throws SQLException {
    if (asked.find(MODEL).isPresent()) {
      return List.of(asked.get(MODEL));
    }
    List<String> models = new ArrayList<>();
    Optional<String> next = after(asked.records(), asked.after().orElse(""));
    while (next.isPresent() && models.size() < asked.limit()) {
      models.add(next.get());
      next = after(asked.records(), next.get());
    }
    if (next.isPresent() && !models.isEmpty()) {
      asked.next(models.getLast());
    }
    return models;
  }

  private static Optional<String> after(Records records, String name) throws SQLException {
    Selection following = records.here(Selection.ALL.and("e.model > ?", name));
    String sql =
        "SELECT e.model FROM entry e WHERE %s ORDER BY e.model, e.index LIMIT 1"
            .formatted(following.where());
    try (PreparedStatement select = records.prepare(sql, following);
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }
}

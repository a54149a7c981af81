package io.modeltrail.audit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.audit.coverage.CoverageView.FlawView;
import io.modeltrail.audit.coverage.CoverageView.SequencesView;
import io.modeltrail.audit.coverage.SequenceTable.Flaw;
import io.modeltrail.audit.following.Following;
import io.modeltrail.audit.trail.Installation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// What follows from entries, whoever made them.
class FoldIT {

  private static final String TOPIC_ID = "5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02";

  private PGSimpleDataSource database;
  private long entries;

  @BeforeEach
  void an_empty_trail() {
    String name = "fold_" + UUID.randomUUID().toString().substring(0, 8);
    Installation.PARTS.createDatabase(name);
    database = new PGSimpleDataSource();
    database.setUrl(Installation.PARTS.jdbcUrl(name));
    database.setUser(Installation.PARTS.user());
    database.setPassword(Installation.PARTS.password());
    Flyway.configure().dataSource(database).locations("db/audit").load().migrate();
  }

  @Test
  void versions_that_are_missing_repeated_late_or_told_again_are_told_apart() throws Exception {
    UUID again = UUID.randomUUID();
    version("good", 1, again);
    version("good", 2);
    version("good", 1, again);
    version("missing", 1);
    long shown = version("missing", 5);
    version("missing", 3);
    version("late", 1);
    version("late", 3);
    version("late", 2);
    version("twice", 1);
    long twice = version("twice", 1);
    long unreadable = entry("model.registered", "ModelRegistered", "odd", UUID.randomUUID(), "{}");
    long notFromTheFirst = version("begins", 2);
    fold();

    SequencesView versions = sequences(SequenceKind.VERSIONS);
    assertThat(versions)
        .extracting(
            SequencesView::sequences,
            SequencesView::numbers,
            SequencesView::toldAgain,
            SequencesView::missing,
            SequencesView::repeated,
            SequencesView::unreadable)
        .containsExactly(5L, 10L, 1L, 3L, 1L, 1L);
    assertThat(versions.firstFlaws())
        .containsExactly(
            new FlawView(Flaw.MISSING, "missing", 2, 2, shown),
            new FlawView(Flaw.MISSING, "missing", 4, 4, shown),
            new FlawView(Flaw.REPEATED, "twice", 1, 1, twice),
            new FlawView(Flaw.UNREADABLE, "odd", 0, 0, unreadable),
            new FlawView(Flaw.MISSING, "begins", 1, 1, notFromTheFirst));
  }

  @Test
  void each_environment_promotion_and_governance_has_a_sequence_of_its_own() throws Exception {
    String one = UUID.randomUUID().toString();
    String other = UUID.randomUUID().toString();
    for (String environment : List.of("qa", "production")) {
      for (int revision = 1; revision <= 2; revision++) {
        entry(
            "model.promoted." + environment,
            "ModelPromoted",
            "wine",
            UUID.randomUUID(),
            "{\"revision\": %d}".formatted(revision));
      }
    }
    step(one, 1);
    step(other, 1);
    step(other, 3);
    entry("governance.applied", "GovernanceApplied", null, UUID.randomUUID(), "{\"revision\": 2}");
    fold();

    assertThat(sequences(SequenceKind.REVISIONS))
        .extracting(SequencesView::sequences, SequencesView::numbers, SequencesView::missing)
        .containsExactly(2L, 4L, 0L);
    assertThat(sequences(SequenceKind.STEPS).firstFlaws())
        .singleElement()
        .extracting(FlawView::subject, FlawView::from)
        .containsExactly(other, 2L);
    assertThat(sequences(SequenceKind.GOVERNANCE).missing()).isEqualTo(1);
  }

  @Test
  void a_note_that_the_entries_do_not_bear_out_is_contradicted() throws Exception {
    // given: four entries at the offsets 0 to 3
    for (int i = 0; i < 4; i++) {
      version("wine", i + 1);
    }

    // when
    UUID told = UUID.randomUUID();
    claim(told, "0-3", 3);
    claim(told, "0-3", 3); // the same, told again
    long more = claim(UUID.randomUUID(), "3-9", 6);
    long twice = claim(UUID.randomUUID(), "2-4", 2);
    long garbage = claim(UUID.randomUUID(), "all", 4);
    claim(UUID.randomUUID(), "3-4", 1);
    fold();

    // then
    assertThat(query("SELECT index FROM coverage_contradiction ORDER BY index"))
        .containsExactly(more, twice, garbage);
    assertThat(query("SELECT to_offset FROM scanned")).containsExactly(4L);
  }

  private long version(String model, int version) throws SQLException {
    return version(model, version, UUID.randomUUID());
  }

  private long version(String model, int version, UUID eventId) throws SQLException {
    return entry(
        "model.registered",
        "ModelRegistered",
        model,
        eventId,
        "{\"version\": %d}".formatted(version));
  }

  private void step(String promotion, int step) throws SQLException {
    entry(
        "promotion.changed",
        "PromotionChanged",
        "wine",
        UUID.randomUUID(),
        "{\"promotionId\": \"%s\", \"step\": %d}".formatted(promotion, step));
  }

  private long claim(UUID eventId, String range, int records) throws SQLException {
    return entry(
        "audit.noted",
        "AuditNoted",
        null,
        eventId,
        """
        {"kind": "SCAN", "subject": "coverage",
         "detail": {"model.registered/%s/0": "%s", "model.registered/%s/0/records": "%d"}}
        """
            .formatted(TOPIC_ID, range, TOPIC_ID, records));
  }

  /// @return its index
  private long entry(String topic, String type, String model, UUID eventId, String content)
      throws SQLException {
    try (Connection connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                WITH new AS (UPDATE trail SET next_index = next_index + 1 RETURNING next_index - 1 AS index),
                  stored AS (INSERT INTO payload (index, headers, decoded, salts) SELECT index, '', ?::jsonb, '[]' FROM new)
                INSERT INTO entry (index, leaf, leaf_hash, event_id, topic_id, topic, partition, "offset", turn,
                  appended_at, record_event_id, type, model)
                SELECT index, '', sha256('\\x00'), gen_random_uuid(), ?::uuid, ?, ?, index, 0, now(), ?, ?, ? FROM new
                """)) {
      insert.setString(1, content);
      insert.setString(2, TOPIC_ID);
      insert.setString(3, topic);
      insert.setInt(4, topic.equals("audit.noted") ? 1 : 0);
      insert.setObject(5, eventId);
      insert.setString(6, "io.modeltrail.event." + type);
      insert.setString(7, model);
      insert.executeUpdate();
      return entries++;
    }
  }

  /// In small batches: what is known of a sequence goes from one to the next.
  private void fold() throws SQLException {
    Following following = new Following(database, 3);
    while (following.turn(new CoverageFollower()).behind() > 0) {}
  }

  private SequencesView sequences(SequenceKind kind) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return new SequenceCoverage(connection)
          .read().stream().filter(it -> it.kind() == kind).findFirst().orElseThrow();
    }
  }

  private List<Long> query(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<Long> found = new ArrayList<>();
      while (row.next()) {
        found.add(row.getLong(1));
      }
      return found;
    }
  }
}

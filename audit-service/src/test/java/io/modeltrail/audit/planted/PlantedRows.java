package io.modeltrail.audit.planted;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Rows that somebody changes, takes out or puts in.
final class PlantedRows {

  /// All of an entry but for its number. The table `payload` has the rest.
  private static final String COLUMNS =
      "leaf, leaf_hash, event_id, topic_id, topic, partition, \"offset\", turn, appended_at,"
          + " record_event_id, type, schema_id, model, environment";

  private static final String RECORD = "key, value, headers, decoded, decode_problem, salts, actor";
  private static final String OTHER_LEAF =
      "convert_to(replace(convert_from(leaf, 'UTF8'), 'schemaId\":', 'schemaId\":1'), 'UTF8')";
  private static final String FREE =
      "ALTER TABLE entry DROP CONSTRAINT entry_topic_id_partition_offset_turn_key;"
          + "ALTER TABLE entry DROP CONSTRAINT entry_pkey;"
          + "ALTER TABLE payload DROP CONSTRAINT payload_pkey;";

  static final List<StoredPlant> ALL =
      List.of(
          StoredPlant.of(
              "edited-record",
              "the words of an approval are changed, in the record and its copy",
              tamper(
                  """
                  UPDATE payload SET value = set_byte(value, position('read'::bytea IN value) - 1, 108),
                    decoded = jsonb_set(decoded, '{meaning}', '"I have lead it"') WHERE index = {0}""",
                  StoredYear::decision),
              plain(
                  "UPDATE plain_audit SET payload = jsonb_set(payload, '{meaning}', '\"I have lead it\"') WHERE id = {1}",
                  StoredYear::decision),
              found(StoredYear::decision, "violations PAYLOAD_ALTERED {0}")),
          StoredPlant.of(
              "edited-copy",
              "only the copy of a record is changed that searches use",
              tamper(
                  "UPDATE payload SET decoded = jsonb_set(decoded, '{owner}', '\"mallory\"') WHERE index = {0}",
                  StoredYear::description),
              plain(
                  "UPDATE plain_audit SET payload = jsonb_set(payload, '{owner}', '\"mallory\"') WHERE id = {1}",
                  StoredYear::description),
              found(StoredYear::description, "violations COPY_ALTERED {0}")),
          StoredPlant.of(
              "edited-leaf",
              "a leaf is changed",
              tamper(
                  "UPDATE entry SET leaf = " + OTHER_LEAF + " WHERE index = {0}",
                  StoredYear::firstObservation),
              StoredPlant::notPlain,
              found(
                  StoredYear::firstObservation,
                  "violations ENTRY_ALTERED {0}",
                  "fsck tile/entries/{2} {0}")),
          StoredPlant.of(
              "edited-leaf-and-hash",
              "a leaf is changed, and its hash with it",
              tamper(
                  "UPDATE entry SET leaf = "
                      + OTHER_LEAF
                      + " WHERE index = {0};"
                      + "UPDATE entry SET leaf_hash = sha256('\\x00'::bytea || leaf) WHERE index = {0}",
                  StoredYear::firstObservation),
              StoredPlant::notPlain,
              found(
                  StoredYear::firstObservation,
                  "violations ENTRY_ALTERED {0}",
                  "fsck tile/entries/{2} {0}")),
          StoredPlant.of(
              "edited-column",
              "the model is changed in the column that searches use",
              tamper(
                  "UPDATE entry SET model = 'fraud' WHERE index = {0}",
                  StoredYear::firstObservation),
              plain(
                  "UPDATE plain_audit SET model = 'routing' WHERE id = {1}",
                  StoredYear::firstObservation),
              found(StoredYear::firstObservation, "violations ENTRY_ALTERED {0}")),
          StoredPlant.of(
              "edited-time",
              "the time is changed at which the log took a record",
              tamper(
                  "UPDATE entry SET appended_at = appended_at - interval '1 second' WHERE index = {0}",
                  StoredYear::firstObservation),
              plain(
                  "UPDATE plain_audit SET at = at - interval '1 second' WHERE id = {1}",
                  StoredYear::firstObservation),
              found(StoredYear::firstObservation, "violations ENTRY_ALTERED {0}")),
          StoredPlant.of(
              "edited-salt",
              "what opens a leaf's commitment is changed",
              tamper(
                  "UPDATE payload SET salts = jsonb_set(salts, '{0,salt}', '\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"') WHERE index = {0}",
                  StoredYear::firstObservation),
              StoredPlant::notPlain,
              found(StoredYear::firstObservation, "violations PAYLOAD_ALTERED {0}")),
          StoredPlant.of(
              "edited-claim",
              "a note is changed that says what was scanned",
              tamper(
                  "UPDATE payload SET value = set_byte(value, octet_length(value) - 3, 57) WHERE index = {0}",
                  StoredYear::scan),
              plain(
                  "UPDATE plain_audit SET payload = jsonb_set(payload, '{detail}', '{}') WHERE id = {1}",
                  StoredYear::scan),
              found(StoredYear::scan, "violations PAYLOAD_ALTERED {0}")),
          StoredPlant.of(
              "record-gone",
              "a record is taken away, without a note of an erasure",
              tamper("DELETE FROM payload WHERE index = {0}", StoredYear::firstObservation),
              plain(
                  "UPDATE plain_audit SET payload = '{}' WHERE id = {1}",
                  StoredYear::firstObservation),
              found(StoredYear::firstObservation, "violations PAYLOAD_MISSING {0}")),
          StoredPlant.of(
              "record-erased-in-name",
              "a record is taken away as if it had been erased, by a note that is none of an erasure",
              tamper(
                  """
                  UPDATE payload SET key = NULL, value = NULL, headers = NULL, decoded = NULL, salts = '[]',
                    actor = NULL, erased_by = {0} + 100 WHERE index = {0}""",
                  StoredYear::firstObservation),
              plain(
                  "UPDATE plain_audit SET payload = '{}' WHERE id = {1}",
                  StoredYear::firstObservation),
              found(StoredYear::firstObservation, "violations PAYLOAD_MISSING {0}")),
          StoredPlant.of(
              "replaced-row",
              "all of an entry is replaced by another one's, which is sound in itself",
              (year, copy) ->
                  copy.tamper(
                      FREE
                          + take(
                              "index = %d".formatted(year.observation(0)),
                              Long.toString(year.observation(9)))),
              year ->
                  "UPDATE plain_audit p SET payload = o.payload FROM plain_audit o WHERE p.id = %d AND o.id = %d"
                      .formatted(year.observation(0) + 1, year.observation(9) + 1),
              year ->
                  List.of(
                      "violations ENTRY_ALTERED %d".formatted(year.observation(0)),
                      "violations SCAN_CONTRADICTED "
                          + year.lastClaims(year.observation(0), year.observation(9)),
                      "fsck tile/entries/000 %d".formatted(year.observation(0)))),
          StoredPlant.of(
              "swapped-rows",
              "two entries change their places",
              (year, copy) -> {
                long one = year.observation(0);
                long other = year.observation(9);
                copy.tamper(
                    FREE
                        + take(
                            "index IN (%d, %d)".formatted(one, other),
                            "%d - to_change.index".formatted(one + other)));
              },
              year -> {
                long one = year.observation(0) + 1;
                long other = year.observation(9) + 1;
                return """
                    ALTER TABLE plain_audit DROP CONSTRAINT plain_audit_pkey;
                    UPDATE plain_audit SET id = %d - id WHERE id IN (%d, %d)"""
                    .formatted(one + other, one, other);
              },
              year ->
                  List.of(
                      "violations ENTRY_ALTERED %d, %d"
                          .formatted(year.observation(0), year.observation(9)),
                      "fsck tile/entries/000 %d, %d"
                          .formatted(year.observation(0), year.observation(9)))),
          StoredPlant.of(
              "deleted-row",
              "an entry is taken out",
              tamper(
                  "DELETE FROM entry WHERE index = {0}; DELETE FROM payload WHERE index = {0}",
                  StoredYear::firstObservation),
              plain("DELETE FROM plain_audit WHERE id = {1}", StoredYear::firstObservation),
              year ->
                  List.of(
                      "violations ENTRY_MISSING %d".formatted(year.observation(0)),
                      "violations SCAN_CONTRADICTED " + year.lastClaims(year.observation(0)),
                      "fsck tile/entries/000 0")),
          StoredPlant.of(
              "deleted-and-renumbered",
              "an entry is taken out, and those after it get the number before",
              tamper(
                  FREE
                      + """
                      DELETE FROM entry WHERE index = {0}; DELETE FROM payload WHERE index = {0};
                      UPDATE entry SET index = index - 1 WHERE index > {0};
                      UPDATE payload SET index = index - 1 WHERE index > {0};
                      UPDATE trail SET next_index = next_index - 1""",
                  StoredYear::firstObservation),
              plain(
                  """
                  DELETE FROM plain_audit WHERE id = {1};
                  ALTER TABLE plain_audit DROP CONSTRAINT plain_audit_pkey;
                  UPDATE plain_audit SET id = id - 1 WHERE id > {1}""",
                  StoredYear::firstObservation),
              year ->
                  List.of(
                      "violations ENTRY_ALTERED %d-%d"
                          .formatted(year.observation(0), year.size() - 2),
                      "violations ENTRY_MISSING %d".formatted(year.size() - 1),
                      "violations TAIL_MISSING %d".formatted(year.size() - 1),
                      "fsck tile/entries/000 %d-255".formatted(year.observation(0)),
                      "fsck %s 256".formatted(year.lastBundle()))),
          StoredPlant.of(
              "inserted-row",
              "an entry is put in between, and those after it get the next number",
              (year, copy) ->
                  copy.tamper(
                      FREE
                          + """
                          UPDATE entry SET index = index + 1 WHERE index >= {0};
                          UPDATE payload SET index = index + 1 WHERE index >= {0};
                          INSERT INTO entry (index, {C}) SELECT {0}, {C} FROM entry WHERE index = {1};
                          INSERT INTO payload (index, {R}) SELECT {0}, {R} FROM payload WHERE index = {1};
                          UPDATE trail SET next_index = next_index + 1"""
                              .replace("{0}", Long.toString(year.observation(0)))
                              .replace("{1}", Long.toString(year.observation(9) + 1))
                              .replace("{C}", COLUMNS)
                              .replace("{R}", RECORD)),
              plain(
                  """
                  ALTER TABLE plain_audit DROP CONSTRAINT plain_audit_pkey;
                  UPDATE plain_audit SET id = id + 1 WHERE id >= {1};
                  INSERT INTO plain_audit SELECT {1}, at, actor, action, model, version, environment, promotion,
                    gen_random_uuid(), occurred_at, payload FROM plain_audit WHERE id = {1} + 1""",
                  StoredYear::firstObservation),
              year ->
                  List.of(
                      "violations ENTRY_ALTERED %d-%d"
                          .formatted(year.observation(0), year.size() - 1),
                      "fsck tile/entries/000 %d-255".formatted(year.observation(0)),
                      // The last one is new to who signs, and so it is signed.
                      "fsck tile/entries/001.p/%d 256-%d"
                          .formatted(year.size() + 1 - 256, year.size() - 1))),
          StoredPlant.of(
              "deleted-tail",
              "the last twenty entries are taken out",
              (year, copy) ->
                  copy.tamper(
                      "DELETE FROM entry WHERE index >= %1$d; DELETE FROM payload WHERE index >= %1$d"
                          .formatted(year.size() - 20)),
              year -> "DELETE FROM plain_audit WHERE id > %d".formatted(year.size() - 20),
              year ->
                  List.of(
                      "violations ENTRY_MISSING %d".formatted(year.size() - 20),
                      "violations TAIL_MISSING %d".formatted(year.size() - 20),
                      "fsck %s 256".formatted(year.lastBundle()))));

  private PlantedRows() {}

  /// Entries become what another entry is.
  private static String take(String which, String from) {
    return """
        UPDATE entry to_change SET (%1$s) = (SELECT %1$s FROM entry o WHERE o.index = %4$s) WHERE %3$s;
        UPDATE payload to_change SET (%2$s) = (SELECT %2$s FROM payload o WHERE o.index = %4$s) WHERE %3$s"""
        .formatted(COLUMNS, RECORD, which, from);
  }

  /// @param sql with `{0}` for the entry
  private static StoredPlant.Act tamper(String sql, ToLongFunction<StoredYear> entry) {
    return (year, copy) -> copy.tamper(filled(sql, entry.applyAsLong(year)));
  }

  private static Function<StoredYear, String> plain(String sql, ToLongFunction<StoredYear> entry) {
    return year -> filled(sql, entry.applyAsLong(year));
  }

  private static Function<StoredYear, List<String>> found(
      ToLongFunction<StoredYear> entry, String... lines) {
    return year -> Stream.of(lines).map(each -> filled(each, entry.applyAsLong(year))).toList();
  }

  /// `{0}` is the entry, `{1}` its row in the plain table, `{2}` its bundle's number.
  private static String filled(String text, long entry) {
    return text.replace("{0}", Long.toString(entry))
        .replace("{1}", Long.toString(entry + 1))
        .replace("{2}", "%03d".formatted(entry / 256));
  }
}

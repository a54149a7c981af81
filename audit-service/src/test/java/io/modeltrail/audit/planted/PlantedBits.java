package io.modeltrail.audit.planted;

import java.util.List;

/// Bits that flip between an entry's being stored and its being signed, on the disk or in memory:
/// whoever signs then, signs what nobody can mend any more.
final class PlantedBits {

  static final List<StoredPlant> ALL =
      List.of(
          plant(
              "bit-in-a-leaf",
              "a bit of a leaf flips on the disk before it is signed",
              "UPDATE entry SET leaf = set_bit(leaf, 83, 1 - get_bit(leaf, 83)) WHERE index = {0}",
              "signing refuses: the leaf of entry {0} is not what it was when it was sequenced"),
          plant(
              "bit-in-a-hash",
              "a bit of a leaf's hash flips on the disk before it is signed",
              "UPDATE entry SET leaf_hash = set_bit(leaf_hash, 83, 1 - get_bit(leaf_hash, 83)) WHERE index = {0}",
              "signing refuses: the leaf of entry {0} is not what it was when it was sequenced"),
          plant(
              "bit-on-the-way-to-memory",
              "a bit of a leaf flips between the disk and the memory, once",
              """
              CREATE SEQUENCE reads;
              ALTER TABLE entry RENAME TO stored_entry;
              CREATE VIEW entry AS SELECT index,
                CASE WHEN index = {0} AND current_setting('transaction_read_only') = 'off'
                  THEN CASE WHEN nextval('reads') = 1 THEN set_bit(leaf, 83, 1 - get_bit(leaf, 83)) ELSE leaf END
                  ELSE leaf END AS leaf,
                leaf_hash, event_id, topic_id, topic, partition, "offset", turn, appended_at, record_event_id, type, schema_id,
                model, environment FROM stored_entry""",
              "signing refuses: the leaf of entry {0} is not what it was when it was sequenced"),
          plant(
              "bit-on-the-way-to-a-tile",
              "a bit of a hash flips between the memory and the tile on the disk",
              """
              CREATE FUNCTION flip() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN
                IF NEW.path LIKE 'tile/0/{2}%' THEN
                  NEW.hashes = set_bit(NEW.hashes, {0} % 256 * 256 + 83, 1 - get_bit(NEW.hashes, {0} % 256 * 256 + 83));
                END IF;
                RETURN NEW;
              END $$;
              CREATE TRIGGER flips BEFORE INSERT ON tile FOR EACH ROW EXECUTE FUNCTION flip()""",
              "signing refuses: the tiles do not agree"),
          plant(
              "row-gone-before-it-is-signed",
              "an entry is taken out before it is signed",
              "DELETE FROM entry WHERE index = {0}; DELETE FROM payload WHERE index = {0}",
              "signing refuses: entry {0} is missing"),
          new StoredPlant(
              "bit-in-a-record",
              "a bit of a record flips on the disk before its leaf is signed",
              year -> year.unsigned,
              (year, copy) -> {
                copy.tamper(
                    "UPDATE payload SET value = set_bit(value, 83, 1 - get_bit(value, 83)) WHERE index = %d"
                        .formatted(place(year)));
                copy.publish();
              },
              year ->
                  "UPDATE plain_audit SET payload = jsonb_set(payload, '{sampleCount}', '1001') WHERE id = %d"
                      .formatted(year.firstObservation() + 1),
              year -> List.of("violations PAYLOAD_ALTERED %d".formatted(place(year)))));

  private PlantedBits() {}

  /// Not the first of those that are not signed.
  private static long place(StoredYear year) {
    return year.size() + 2;
  }

  private static StoredPlant plant(String name, String what, String sql, String found) {
    return new StoredPlant(
        name,
        what,
        year -> year.unsigned,
        (year, copy) -> copy.tamper(filled(sql, place(year))),
        year -> "",
        year -> List.of(filled(found, place(year))));
  }

  private static String filled(String text, long entry) {
    return text.replace("{0}", Long.toString(entry)).replace("{2}", "%03d".formatted(entry / 256));
  }
}

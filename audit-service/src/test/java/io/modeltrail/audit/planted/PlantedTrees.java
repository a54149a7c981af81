package io.modeltrail.audit.planted;

import io.modeltrail.audit.publication.TrailDatabase;
import io.modeltrail.tlog.checkpoint.CheckpointSigner;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHead;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;

/// Hashes, checkpoints and histories that somebody puts in the place of those that were signed.
final class PlantedTrees {

  private static final String ORIGIN = TrailDatabase.SIGNER.origin();

  static final List<StoredPlant> ALL =
      List.of(
          StoredPlant.of(
              "edited-tile",
              "a hash of an entry is changed in a tile",
              (year, copy) ->
                  copy.tamper(
                      "UPDATE tile SET hashes = set_byte(hashes, 160, 1 + get_byte(hashes, 160) % 255) WHERE path = 'tile/0/000'"),
              StoredPlant::notPlain,
              year -> List.of("violations ENTRY_ALTERED 0-255", "fsck tile/0/000 5")),
          StoredPlant.of(
              "deleted-tile",
              "a tile is taken away",
              (year, copy) -> copy.tamper("DELETE FROM tile WHERE path = 'tile/0/000'"),
              StoredPlant::notPlain,
              year -> List.of("violations ENTRY_ALTERED 0-255", "fsck tile/0/000 0")),
          StoredPlant.of(
              "edited-upper-tile",
              "a hash of hashes is changed in the tile above",
              (year, copy) ->
                  copy.tamper(
                      "UPDATE tile SET hashes = set_byte(hashes, 8, 1 + get_byte(hashes, 8) % 255) WHERE path LIKE 'tile/1/000%'"),
              StoredPlant::notPlain,
              year ->
                  List.of(
                      "violations CHECKPOINT_BROKEN",
                      "signing refuses: the tiles do not agree",
                      "fsck contradicts what was kept",
                      "fsck tile/1/000.p/1 0")),
          StoredPlant.of(
              "edited-checkpoint",
              "the size is changed in the newest checkpoint",
              (year, copy) ->
                  copy.tamper(
                      "UPDATE checkpoint SET note = replace(note, E'\\n%1$d\\n', E'\\n%2$d\\n') WHERE size = %1$d"
                          .formatted(year.size(), year.size() - 1)),
              StoredPlant::notPlain,
              year ->
                  List.of(
                      "violations CHECKPOINT_BROKEN",
                      "fsck rejects the checkpoint",
                      "watch is not to be believed")),
          StoredPlant.of(
              "hidden-checkpoints",
              "the checkpoints since May are taken away",
              (year, copy) ->
                  copy.tamper("DELETE FROM checkpoint WHERE size > %d".formatted(year.sizeInMay())),
              StoredPlant::notPlain,
              year -> List.of("watch has shrunk")),
          StoredPlant.of(
              "forked-checkpoint",
              "the log's own key signs another root for the same number of entries",
              (year, copy) -> show(copy, TrailDatabase.SIGNER, other(year)),
              StoredPlant::notPlain,
              year ->
                  List.of(
                      "violations CHECKPOINT_BROKEN",
                      "fsck contradicts what was kept",
                      "fsck checkpoint " + year.size(),
                      "watch has forked")),
          StoredPlant.of(
              "checkpoint-of-another-key",
              "the newest checkpoint is signed with another key of the same name",
              (year, copy) -> show(copy, signer(ORIGIN), year.whole.newest().checkpoint().head()),
              StoredPlant::notPlain,
              year ->
                  List.of(
                      "violations CHECKPOINT_BROKEN",
                      "violations KEY_MISUSED",
                      "fsck rejects the checkpoint",
                      "watch is not to be believed")),
          StoredPlant.of(
              "checkpoint-of-another-log",
              "the newest checkpoint is one of a log with another name",
              (year, copy) ->
                  show(copy, signer("log.example.net"), year.whole.newest().checkpoint().head()),
              StoredPlant::notPlain,
              year ->
                  List.of(
                      "violations CHECKPOINT_BROKEN",
                      "fsck rejects the checkpoint",
                      "watch is not to be believed")),
          new StoredPlant(
              "restored-backup",
              "the database is set back to what it was in May",
              year -> year.inMay,
              (year, copy) -> copy.remember(year.whole),
              year -> "DELETE FROM plain_audit WHERE id > %d".formatted(year.sizeInMay()),
              year ->
                  List.of(
                      "signing refuses: the database is older than what was signed",
                      "watch has shrunk")),
          StoredPlant.of(
              "second-history",
              "an entry is changed, and tiles and checkpoints are made anew with the log's own key",
              (year, copy) -> {
                copy.tamper(
                    """
                    UPDATE entry SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '"schemaId":', '"schemaId":1'), 'UTF8') WHERE index = %1$d;
                    UPDATE entry SET leaf_hash = sha256('\\x00'::bytea || leaf), schema_id = ('1' || schema_id)::int WHERE index = %1$d;
                    DELETE FROM checkpoint; DELETE FROM tile; DELETE FROM log"""
                        .formatted(year.observation(0)));
                copy.forget();
                copy.publish();
                copy.remember(year.whole);
              },
              year ->
                  "UPDATE plain_audit SET payload = jsonb_set(payload, '{sampleCount}', '1001') WHERE id = %d"
                      .formatted(year.firstObservation() + 1),
              year ->
                  List.of(
                      "signing refuses: the database has another history than what was signed",
                      "fsck contradicts what was kept",
                      "watch has forked")));

  private PlantedTrees() {}

  private static CheckpointSigner signer(String origin) {
    return new CheckpointSigner(SignerKey.generate(new KeyName(origin), new SecureRandom()));
  }

  private static TreeHead other(StoredYear year) {
    return new TreeHead(year.size(), Hash.of(new byte[Hash.BYTES]));
  }

  /// Puts a checkpoint in the place of the newest.
  private static void show(TrailDatabase copy, CheckpointSigner signer, TreeHead head)
      throws SQLException {
    if (!(signer.sign(TreeHead.empty(), head)
        instanceof CheckpointSigner.Signing.Signed(SignedCheckpoint signed))) {
      throw new IllegalStateException("it is not signed");
    }
    copy.tamper("UPDATE checkpoint SET note = '%s' WHERE size = %d".formatted(signed, head.size()));
  }
}

package io.modeltrail.audit.publication;

import io.modeltrail.tlog.checkpoint.CheckpointSigner.Signing;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/// What whoever begins to publish makes sure of before anything is signed: that the database has
/// all that was ever signed, that nobody who published before still can, and that what a
/// predecessor has left half done goes on.
final class Preparation {

  private final Publication.Settings settings;
  private final Showing showing;

  Preparation(Publication.Settings settings, Showing showing) {
    this.settings = settings;
    this.showing = showing;
  }

  /// @param table on the connection that has the right to sign; no transaction is open
  /// @throws DamagedTrail if the database is not what was signed
  Lead prepare(CheckpointTable table) throws SQLException, IOException {
    TreeHead head = compare(table);
    String key = settings.signer().key().verifierKey().toString();
    Optional<CheckpointTable.Last> last = table.last();
    if (last.isEmpty() || !last.get().key().equals(key)) {
      settings.keyChanged().accept(key);
      table.begin(key);
      table.changeKey(key);
    }
    table.connection().commit();
    Optional<SignedCheckpoint> unkept = table.newestUnkept();
    Optional<SignedCheckpoint> newest = table.newestKept();
    table.connection().commit();
    if (unkept.isPresent()) { // Its signer was stopped in between.
      if (!memory().vouchesFor(unkept.get()) || !unkept.get().checkpoint().head().equals(head)) {
        throw new DamagedTrail(
            "the stored checkpoint of %d entries is not what was signed".formatted(head.size()));
      }
      showing.keep(unkept.get());
    } else if (newest.isPresent()) {
      memory().remind(newest.get());
    }
    return new Lead(table.connection(), head, unkept.orElse(null));
  }

  /// Makes sure that the database is not behind what others have seen.
  private TreeHead compare(CheckpointTable table) throws SQLException, IOException {
    Optional<CheckpointTable.Last> last = table.last();
    Optional<SignedCheckpoint> newest = table.newestKept();
    table.connection().commit();
    if (last.isPresent() && !memory().knows(last.get().key())) {
      throw new DamagedTrail(
          "the log was signed with %s before: name it in %s.former-keys"
              .formatted(last.get().key(), LogConfig.PREFIX));
    }
    TreeHead head = last.map(CheckpointTable.Last::head).orElse(TreeHead.empty());
    memory().take();
    memory().compare(table.connection(), head);
    table.connection().commit();
    showing.compare(table, newest.orElseGet(this::ofNothing), head);
    return head;
  }

  /// What is signed when there is nothing: to ask witnesses with, and never shown.
  private SignedCheckpoint ofNothing() {
    return switch (settings.signer().sign(TreeHead.empty(), TreeHead.empty())) {
      case Signing.Signed signed -> signed.checkpoint();
      case Signing.Refused refused -> throw new DamagedTrail(refused.why());
    };
  }

  private Memory memory() {
    return settings.outside().memory();
  }
}

package io.modeltrail.audit.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.audit.passport.Passport.LogView;
import io.modeltrail.audit.passport.PassportDraft;
import io.modeltrail.audit.passport.PassportPage;
import io.modeltrail.tlog.checkpoint.Checkpoint;
import io.modeltrail.tlog.proof.LogProof;
import io.modeltrail.tlog.tile.TiledTree;
import io.modeltrail.tlog.tree.Hash;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Writes a bundle. Entries are read in parts, each on a connection that is given back before the
/// part is written: a slow reader holds none. What is erased meanwhile is told as erased.
final class BundleWriter {

  private final DataSource dataSource;
  private final Bundle bundle;
  private final BundleZip zip;
  private final Contents contents;
  private final PassportDraft passport;

  BundleWriter(DataSource dataSource, Bundle bundle, OutputStream out) {
    this.dataSource = dataSource;
    this.bundle = bundle;
    this.zip = new BundleZip(out);
    Checkpoint checkpoint = bundle.checkpoint().checkpoint();
    this.contents = new Contents(bundle.asked(), checkpoint);
    this.passport =
        new PassportDraft(
            bundle.asked().model(),
            bundle.asked().version(),
            new LogView(
                checkpoint.origin(), checkpoint.head().size(), checkpoint.head().root().base64()));
  }

  void write(PassportPage page, Readme readme) throws IOException, SQLException {
    put("checkpoint", bundle.checkpoint().bytes());
    Checkpoint checkpoint = bundle.checkpoint().checkpoint();
    TilesAhead tiles = new TilesAhead(dataSource, checkpoint.origin(), bundle.size());
    TiledTree tree = TiledTree.open(tiles, checkpoint.head());
    for (List<Long> part : bundle.selection().parts()) {
      List<Kept> entries;
      try (Connection connection = dataSource.getConnection()) {
        entries = KeptTable.read(connection, part);
        tiles.fetch(connection, part);
      }
      for (Kept entry : entries) {
        entry(
            entry,
            new LogProof(tree.prover().inclusion(entry.told().index()), bundle.checkpoint()));
      }
    }
    consistency(tree);
    put("keys/log.txt", lines(bundle.keys()));
    for (Map.Entry<Integer, String> schema : bundle.schemas().entrySet()) {
      put("schemas/%d.avsc".formatted(schema.getKey()), schema.getValue().getBytes(UTF_8));
    }
    put("passport.html", page.of(passport.passport()));
    put("README.txt", readme.of(bundle));
    zip.put(Contents.FILE, contents.bytes());
    zip.finish();
  }

  private void entry(Kept entry, LogProof proof) throws IOException {
    String folder = "entries/%d/".formatted(entry.told().index());
    zip.put(folder + "leaf", entry.leaf());
    if (entry.record() != null && entry.salts() != null) {
      zip.put(folder + "record", entry.record().bytes());
      zip.put(folder + "salts.json", entry.salts());
    }
    zip.put(folder + "proof", proof.bytes());
    contents.entry(entry);
    passport.add(entry.told(), entry.isErased());
  }

  /// That the tree goes on from the one that the reader has kept a checkpoint of.
  private void consistency(TiledTree tree) throws IOException {
    TreeSize since = bundle.asked().since();
    if (since != null && since.entries() < bundle.size()) {
      List<Hash> hashes = tree.prover().consistency(since.entries()).hashes();
      put("consistency/" + since.entries(), lines(hashes.stream().map(Hash::base64).toList()));
    }
  }

  private void put(String name, byte[] bytes) throws IOException {
    zip.put(name, bytes);
    contents.file(name, bytes);
  }

  private static byte[] lines(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining()).getBytes(UTF_8);
  }
}

package io.modeltrail.torture.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.tile.EntryBundle;
import io.modeltrail.tlog.tile.LogCheck;
import io.modeltrail.tlog.tile.TileReader;
import io.modeltrail.tlog.tile.TileResource;
import io.modeltrail.tlog.tile.TiledTree;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.torture.check.TrailSight.Leaf;
import io.modeltrail.torture.check.TrailSight.Told;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads the trail as who checks it does: checkpoint, tiles, entries, and what it says of its own
/// gaps.
final class TrailReader implements TileReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Web audit;
  private final Log log;
  private final Map<String, byte[]> kept = new HashMap<>();

  TrailReader(Web audit, String key) {
    this.audit = audit;
    try {
      this.log = Log.of(VerifierKey.parse(key));
    } catch (MalformedException e) {
      throw new IllegalArgumentException("no verifier key: " + key, e);
    }
  }

  /// How many entries the served checkpoint covers; 0 if there is none.
  long size() throws IOException {
    return head(served()).size();
  }

  /// @param told checkpoints that were told before
  TrailSight read(List<Told> told) throws IOException {
    Optional<byte[]> served = served();
    TreeHead head = head(served);
    List<Told> all = new ArrayList<>(told);
    served.ifPresent(note -> all.add(new Told("what is served while it is checked", note)));
    List<Leaf> leaves = new ArrayList<>();
    List<String> damages = new ArrayList<>();
    TrailSight.Roots roots = null;
    if (head.size() > 0) {
      Map<Long, EntryBundle> bundles = new TreeMap<>();
      LogCheck.Finding finding =
          LogCheck.run(
              this,
              head,
              LogCheck.Scope.all(),
              (tile, bundle) -> {
                if (bundle != null) {
                  bundles.put(tile.index(), bundle);
                }
              });
      if (finding instanceof LogCheck.Finding.Damaged damaged) {
        damaged.differences().forEach(it -> damages.add(it.toString()));
      }
      for (EntryBundle bundle : bundles.values()) {
        leaves(bundle, leaves);
      }
      if (damages.isEmpty()) {
        roots = roots(TiledTree.open(this, head));
      }
    }
    return new TrailSight(log, all, leaves, roots, damages, flaws());
  }

  private static TrailSight.Roots roots(TiledTree tree) {
    return new TrailSight.Roots() {
      @Override
      public long size() {
        return tree.head().size();
      }

      @Override
      public TreeHead at(long size) throws IOException {
        return tree.at(size).head();
      }
    };
  }

  private static void leaves(EntryBundle bundle, List<Leaf> to) throws IOException {
    for (byte[] entry : bundle.entries()) {
      JsonNode leaf = JSON.readTree(entry);
      to.add(
          new Leaf(
              Seen.place(
                  leaf.get("topic").asText(),
                  leaf.get("partition").asInt(),
                  Long.parseLong(leaf.get("offset").asText())),
              HexFormat.of().formatHex(TreeHashing.leaf(entry).bytes())));
    }
  }

  private Optional<byte[]> served() throws IOException {
    return audit.find("/log/checkpoint");
  }

  private static TreeHead head(Optional<byte[]> served) throws IOException {
    if (served.isEmpty()) {
      return TreeHead.empty();
    }
    try {
      return SignedCheckpoint.parse(served.get()).checkpoint().head();
    } catch (MalformedException e) {
      throw new IOException("what is served as checkpoint is none", e);
    }
  }

  @Override
  public Optional<byte[]> read(TileResource resource) throws IOException {
    byte[] known = kept.get(resource.path());
    if (known != null) {
      return Optional.of(known);
    }
    Optional<byte[]> found = audit.find("/log/" + resource.path());
    found.ifPresent(bytes -> kept.put(resource.path(), bytes));
    return found;
  }

  private Map<String, String> flaws() throws IOException {
    Map<String, String> flaws = new HashMap<>();
    JsonNode coverage = audit.get("/coverage");
    for (JsonNode partition : coverage.get("partitions")) {
      String name = partition.get("topic").asText() + "-" + partition.get("partition").asInt();
      partition.get("gaps").forEach(gap -> flaws.put(name + " " + gap.get("from"), gap.toString()));
    }
    coverage
        .get("firstContradictions")
        .forEach(it -> flaws.put("entry " + it.get("index").asLong(), it.toString()));
    for (JsonNode of : coverage.get("sequences")) {
      of.get("firstFlaws")
          .forEach(
              it ->
                  flaws.put(
                      "%s %s %s"
                          .formatted(
                              of.get("kind").asText(), it.get("subject").asText(), it.get("from")),
                      it.toString()));
    }
    return flaws;
  }
}

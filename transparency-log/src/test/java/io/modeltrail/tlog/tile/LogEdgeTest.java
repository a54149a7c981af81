package io.modeltrail.tlog.tile;

import static io.modeltrail.tlog.Vectors.leaf;
import static io.modeltrail.tlog.Vectors.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.GoldenLog;
import io.modeltrail.tlog.Vectors;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.MemoryTree;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// How a log grows in tiles.
class LogEdgeTest {

  @Test
  void the_golden_log_has_the_published_files() throws Exception {
    MemoryTiles three = new MemoryTiles();
    LogEdge.empty().append(GoldenLog.entries().subList(0, 3)).writeTo(three);
    MemoryTiles fifteen = new MemoryTiles();
    LogEdge.empty().append(GoldenLog.entries()).writeTo(fifteen);

    assertThat(three.files).containsOnlyKeys("tile/entries/000.p/3", "tile/0/000.p/3");
    assertThat(three.files.get("tile/entries/000.p/3"))
        .isEqualTo(Vectors.hex("00036f6e65000374776f00057468726565"));
    assertThat(three.files.get("tile/0/000.p/3"))
        .isEqualTo(
            Vectors.hex(
                "d0d7360ab79f58ab1e1e3fe64ad77e2ea0bc07e36b5f46ed2223edd9298df9e9ab1ab7f07c7c8fe0eff4ba6faa53c7e4412e91a599153e8aa4e01beece5b7825671f146c5e471e8a1a83a3c214ce4ba907b8f3a5888d14cc8cd3ce75bb12ef94"));
    assertThat(sha256(fifteen.files.get("tile/entries/000.p/15")))
        .isEqualTo("9ac6a9fc9012f2b4d67ac26041933c119e1505defc5c808ed614c5778c9f1716");
    assertThat(sha256(fifteen.files.get("tile/0/000.p/15")))
        .isEqualTo("93593af14d2cce39867d2e73fe4ca400a38581605c5c4501a03e752d9b51a130");
  }

  @Property(tries = 40)
  void batches_of_any_sizes_write_what_one_batch_would(
      @ForAll @Size(max = 12) List<@IntRange(max = 700) Integer> batches) throws IOException {
    MemoryTiles tiles = new MemoryTiles();
    LogEdge edge = LogEdge.empty();
    long size = 0;
    for (int batch : batches) {
      LogEdge.Growth growth = edge.append(leaves(size, size + batch));
      growth.writeTo(tiles);
      size += batch;
      // What is stored is enough to go on.
      edge = LogEdge.load(tiles, growth.head());
      assertThat(growth.edge().tree().head()).isEqualTo(edge.tree().head());
    }
    MemoryTiles atOnce = new MemoryTiles();
    LogEdge.Growth growth = LogEdge.empty().append(leaves(0, size));
    growth.writeTo(atOnce);

    assertThat(edge.tree().head()).isEqualTo(growth.head());
    assertThat(tiles.files).containsAllEntriesOf(atOnce.files);
  }

  @Test
  void the_head_is_that_of_the_tree_at_every_size() {
    MemoryTree tree = new MemoryTree();
    TreeEdge edge = TreeEdge.empty();
    assertThat(edge.head()).isEqualTo(TreeHead.empty());
    for (int i = 0; i < 1100; i++) {
      Hash leaf = TreeHashing.leaf(leaf(i));
      tree.append(leaf);
      edge = edge.append(List.of(leaf)).edge();

      assertThat(edge.head()).isEqualTo(tree.head());
    }
  }

  @Test
  void only_what_changed_is_written() {
    LogEdge edge = LogEdge.empty().append(leaves(0, 255)).edge();

    LogEdge.Growth full = edge.append(leaves(255, 256));
    LogEdge.Growth one = full.edge().append(leaves(256, 257));
    LogEdge.Growth none = one.edge().append(List.of());

    assertThat(paths(full)).containsExactly("tile/entries/000", "tile/0/000", "tile/1/000.p/1");
    assertThat(paths(one)).containsExactly("tile/entries/001.p/1", "tile/0/001.p/1");
    assertThat(paths(none)).isEmpty();
    assertThat(none.head()).isEqualTo(one.head());
  }

  @Test
  void growth_leaves_the_edge_as_it_was() {
    LogEdge edge = LogEdge.empty().append(leaves(0, 300)).edge();
    TreeHead head = edge.tree().head();

    TreeHead first = edge.append(leaves(300, 900)).head();

    assertThat(edge.tree().head()).isEqualTo(head);
    assertThat(edge.append(leaves(300, 900)).head()).isEqualTo(first);
  }

  @Test
  void an_edge_is_loaded_also_when_only_full_tiles_are_left() throws Exception {
    MemoryTiles tiles = new MemoryTiles();
    LogEdge.Growth old = LogEdge.empty().append(leaves(0, 300));
    old.writeTo(tiles);
    old.edge().append(leaves(300, 70_000)).writeTo(tiles);
    tiles.files.keySet().removeIf(path -> path.matches("tile/(0|entries)/001\\.p/44"));
    tiles.files.remove("tile/1/000.p/1");

    LogEdge edge = LogEdge.load(tiles, old.head());

    assertThat(edge.tree().head()).isEqualTo(old.head());
  }

  @Test
  void an_edge_that_is_damaged_or_missing_is_not_loaded() {
    LogEdge.Growth growth = LogEdge.empty().append(leaves(0, 300));
    for (String path : List.of("tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44")) {
      MemoryTiles damaged = written(growth);
      damaged.files.computeIfPresent(path, (at, bytes) -> Vectors.flipped(bytes, 50));
      assertThatThrownBy(() -> LogEdge.load(damaged, growth.head()))
          .isInstanceOf(DamagedLogException.class);
      MemoryTiles missing = written(growth);
      missing.files.remove(path);
      assertThatThrownBy(() -> LogEdge.load(missing, growth.head()))
          .isInstanceOf(DamagedLogException.class)
          .hasMessage(path + ": missing");
    }
  }

  @Test
  void an_edge_of_another_root_is_not_loaded() {
    MemoryTiles tiles = written(LogEdge.empty().append(leaves(0, 300)));
    Hash other = TreeHashing.leaf(leaf(0));

    assertThatThrownBy(() -> TreeEdge.load(tiles, new TreeHead(300, other)))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("tile/1/000.p/1: the tree of size 300 has another root");
    assertThatThrownBy(() -> TreeEdge.load(tiles, new TreeHead(0, other)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> TreeEdge.load(tiles, new TreeHead(Long.MAX_VALUE, other)))
        .isInstanceOf(DamagedLogException.class);
  }

  @Test
  void tree_and_entries_belong_together() {
    TreeEdge one = TreeEdge.empty().append(List.of(TreeHashing.leaf(leaf(0)))).edge();

    assertThatThrownBy(() -> new LogEdge(one, BundleEdge.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MemoryTiles written(LogEdge.Growth growth) {
    MemoryTiles tiles = new MemoryTiles();
    growth.bundles().forEach(bundle -> tiles.write(bundle.id(), bundle.bytes()));
    growth.tiles().forEach(tile -> tiles.write(tile.id(), tile.bytes()));
    return tiles;
  }

  private static List<String> paths(LogEdge.Growth growth) {
    List<String> paths = new ArrayList<>();
    growth.bundles().forEach(bundle -> paths.add(bundle.id().path()));
    growth.tiles().forEach(tile -> paths.add(tile.id().path()));
    return paths;
  }

  private static List<byte[]> leaves(long from, long to) {
    return LongStream.range(from, to).mapToObj(Vectors::leaf).toList();
  }
}

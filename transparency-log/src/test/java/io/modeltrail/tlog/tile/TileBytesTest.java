package io.modeltrail.tlog.tile;

import static io.modeltrail.tlog.Vectors.ascii;
import static io.modeltrail.tlog.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.Vectors;
import io.modeltrail.tlog.tree.MemoryTree;
import io.modeltrail.tlog.tree.TreeHashing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tiles and bundles as files.
class TileBytesTest {

  private static final byte[] THREE = hex("00036f6e65000374776f00057468726565");
  private static final EntryBundleId THREE_ID = new EntryBundleId(0, 3);

  @Test
  void a_bundle_is_read_and_written() throws Exception {
    EntryBundle bundle = EntryBundle.parse(THREE_ID, THREE);

    assertThat(bundle.entries()).containsExactly(ascii("one"), ascii("two"), ascii("three"));
    assertThat(bundle.entry(1)).isEqualTo(ascii("two"));
    assertThat(bundle.bytes()).isEqualTo(THREE);
    assertThat(EntryBundle.of(0, bundle.entries()).bytes()).isEqualTo(THREE);
    assertThat(bundle.leaves().hash(2)).isEqualTo(TreeHashing.leaf(ascii("three")));
    assertThat(bundle.leaves().id()).isEqualTo(new HashTileId(0, 0, 3));
  }

  @Test
  void entries_may_be_empty_and_as_long_as_two_bytes_say() throws Exception {
    List<byte[]> entries = List.of(new byte[0], new byte[EntryBundle.ENTRY_BYTES_MAX]);
    EntryBundle bundle = EntryBundle.of(7, entries);

    EntryBundle read = EntryBundle.parse(new EntryBundleId(7, 2), bundle.bytes());

    assertThat(read.entry(0)).isEmpty();
    assertThat(read.entry(1)).hasSize(65_535);
    assertThatThrownBy(() -> EntryBundle.of(0, List.of(new byte[65_536])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EntryBundle.of(0, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EntryBundle.of(0, Collections.nCopies(257, new byte[0])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bundle_with_trailing_bytes() {
    malformed(THREE_ID, Arrays.copyOf(THREE, THREE.length + 1), "1 bytes after its entries");
    malformed(new EntryBundleId(0, 2), THREE, "7 bytes after its entries");
  }

  @Test
  void bundle_with_a_length_past_the_end() {
    malformed(new EntryBundleId(0, 4), THREE, "ends before the length of entry 3");
    for (int length = 0; length < THREE.length; length++) {
      malformed(THREE_ID, Arrays.copyOf(THREE, length), "ends ");
    }
    malformed(new EntryBundleId(0, 1), hex("ffff00"), "ends within entry 0");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "1, 31",
    "1, 33",
    "1, 64",
    "255, 8192",
    "256, 8160",
    "256, 8191",
    "256, 8224"
  })
  void tile_with_wrong_length(int width, int length) {
    HashTileId id = new HashTileId(0, 0, width);

    assertThatThrownBy(() -> HashTile.parse(id, new byte[length]))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("%d bytes, not %d".formatted(width * 32, length));
    assertThatThrownBy(() -> new HashTile(id, new byte[length]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nodes_within_a_tile_are_those_of_the_tree() throws Exception {
    byte[] hashes = new byte[8192];
    for (int i = 0; i < 256; i++) {
      TreeHashing.leaf(ascii("leaf " + i)).copyTo(hashes, 32 * i);
    }
    HashTile tile = HashTile.parse(new HashTileId(0, 0, 256), hashes);
    MemoryTree tree = Vectors.tree(256);

    for (int height = 0; height <= 8; height++) {
      for (int i = 0; i < 256 >> height; i++) {
        assertThat(tile.node(height, i)).isEqualTo(tree.node(height, i));
      }
    }
    assertThat(tile.root().hex())
        .isEqualTo("cf5effdb11d0927a2edf53b0e73c7837f659414e00537da5d90eb5c4c49ff274");
    assertThat(tile.bytes()).isEqualTo(hashes);
  }

  @Test
  void a_partial_tile_has_no_nodes_beyond_its_width() {
    HashTile tile = new HashTile(new HashTileId(0, 0, 5), new byte[5 * 32]);

    assertThat(tile.node(2, 0)).isNotNull();
    for (int[] node : new int[][] {{3, 0}, {2, 1}, {0, 5}, {0, -1}, {-1, 0}, {9, 0}, {8, 0}}) {
      assertThatThrownBy(() -> tile.node(node[0], node[1]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThatThrownBy(tile::root).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void nobody_changes_a_tile_or_a_bundle() throws Exception {
    byte[] bytes = THREE.clone();
    EntryBundle bundle = EntryBundle.parse(THREE_ID, bytes);
    List<byte[]> entries = new ArrayList<>(bundle.entries());
    bytes[2] = 0;
    bundle.bytes()[2] = 0;
    entries.get(0)[0] = 0;

    assertThat(bundle.bytes()).isEqualTo(THREE);
  }

  private static void malformed(EntryBundleId id, byte[] bytes, String why) {
    assertThatThrownBy(() -> EntryBundle.parse(id, bytes))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith("entry bundle: " + id)
        .hasMessageContaining(why);
  }
}

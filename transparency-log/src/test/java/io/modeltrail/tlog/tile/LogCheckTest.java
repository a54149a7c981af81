package io.modeltrail.tlog.tile;

import static io.modeltrail.tlog.Vectors.ascii;
import static io.modeltrail.tlog.Vectors.flipped;
import static io.modeltrail.tlog.Vectors.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.modeltrail.tlog.tile.LogCheck.Finding;
import io.modeltrail.tlog.tile.LogCheck.Scope;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong is found, and where it is. In a log of three levels, each with a partial tile.
class LogCheckTest {

  private static final TreeHead HEAD = LargeLog.HEAD;
  private static final Map<String, byte[]> FILES = LargeLog.FILES;

  private final MemoryTiles tiles = new MemoryTiles();

  LogCheckTest() {
    tiles.files.putAll(FILES);
  }

  @Test
  void a_sound_log_is_found_sound() throws Exception {
    assertThat(LogCheck.run(tiles, HEAD)).isEqualTo(new Finding.Sound(HEAD));
    assertThat(tiles.reads).isEqualTo(FILES.size());
    assertThat(LogCheck.run(new MemoryTiles(), TreeHead.empty()))
        .isEqualTo(new Finding.Sound(TreeHead.empty()));
  }

  @Test
  void by_several_threads_it_goes_through_everything_once() throws Exception {
    AtomicInteger entries = new AtomicInteger();
    TileReader reader = resource -> Optional.ofNullable(FILES.get(resource.path()));

    Finding finding =
        LogCheck.run(
            reader,
            HEAD,
            new Scope(0, true, 4),
            (leaves, bundle) -> entries.addAndGet(bundle.entries().size()));

    assertThat(finding).isEqualTo(new Finding.Sound(HEAD));
    assertThat(entries).hasValue(LargeLog.SIZE);
  }

  @ParameterizedTest
  @CsvSource({
    "tile/0/048, 5, 12293, 'hash 5, of entry 12293, is wrong'",
    "tile/0/273.p/112, 111, 69999, 'hash 111, of entry 69999, is wrong'",
    "tile/1/000, 48, 12288, 'hash 48, of the entries from 12288 on, is wrong'",
    "tile/1/001.p/17, 3, 66304, 'hash 3, of the entries from 66304 on, is wrong'",
    "tile/2/000.p/1, 0, 0, 'hash 0, of the entries from 0 on, is wrong'",
  })
  void a_bit_in_a_tile_is_found_and_what_should_stand_there(
      String path, int hash, long entry, String why) throws Exception {
    for (int bit : new int[] {0, 100, 255}) {
      damage(path, hash * 256 + bit);

      assertThat(differences())
          .containsExactly(
              new Difference(
                  path,
                  entry,
                  why,
                  Hash.at(FILES.get(path), hash * Hash.BYTES),
                  Hash.at(tiles.files.get(path), hash * Hash.BYTES)));
    }
  }

  @ParameterizedTest
  @CsvSource({"tile/entries/048, 12289", "tile/entries/273.p/112, 69889"})
  void a_bit_in_an_entry_is_found(String path, long entry) throws Exception {
    // The first two lengths and the first entry, then a character.
    damage(path, 8 * (2 + leaf(entry - 1).length + 2));
    byte[] changed = leaf(entry);
    changed[0] ^= 1;

    assertThat(differences())
        .containsExactly(
            new Difference(
                path,
                entry,
                "entry %d is not what was hashed".formatted(entry),
                TreeHashing.leaf(leaf(entry)),
                TreeHashing.leaf(changed)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tile/entries/000", "tile/entries/100", "tile/entries/273.p/112"})
  void a_bit_in_a_length_is_found(String path) throws Exception {
    damage(path, 8);

    assertThat(differences()).isNotEmpty().allSatisfy(it -> assertThat(it.path()).isEqualTo(path));
  }

  @Test
  void two_entries_that_changed_places_are_found() throws Exception {
    List<byte[]> entries = new ArrayList<>(bundle("tile/entries/100").entries());
    byte[] first = entries.set(7, entries.get(200));
    entries.set(200, first);
    tiles.files.put("tile/entries/100", EntryBundle.of(100, entries).bytes());

    assertThat(differences()).extracting(Difference::entry).containsExactly(25_607L, 25_800L);
    assertThat(differences().getFirst().found()).isEqualTo(TreeHashing.leaf(leaf(25_800)));
  }

  @Test
  void an_entry_that_was_changed_together_with_its_hash_is_found() throws Exception {
    List<byte[]> entries = new ArrayList<>(bundle("tile/entries/100").entries());
    entries.set(7, ascii("forged"));
    EntryBundle forged = EntryBundle.of(100, entries);
    tiles.files.put("tile/entries/100", forged.bytes());
    tiles.files.put("tile/0/100", forged.leaves().bytes());

    assertThat(differences())
        .containsExactly(
            new Difference(
                "tile/0/100",
                25_600,
                "is not what the tile above has the root of",
                Hash.at(FILES.get("tile/1/000"), 100 * Hash.BYTES),
                forged.leaves().root()));
  }

  @Test
  void another_bundle_in_its_place_is_found_with_each_of_its_entries() throws Exception {
    tiles.files.put("tile/entries/100", FILES.get("tile/entries/101"));

    assertThat(differences()).hasSize(256);
  }

  @Test
  void what_was_cut_off_is_found() throws Exception {
    tiles.files.remove("tile/0/273.p/112");
    tiles.files.remove("tile/entries/273.p/112");
    tiles.files.remove("tile/entries/272");

    assertThat(differences())
        .extracting(Difference::toString)
        .containsExactly(
            "tile/entries/272: missing",
            "tile/0/273.p/112: missing",
            "tile/entries/273.p/112: missing");
  }

  @Test
  void what_is_missing_in_one_place_is_made_up_for_by_the_other() throws Exception {
    tiles.files.remove("tile/0/100");
    tiles.files.remove("tile/1/000");
    tiles.files.remove("tile/2/000.p/1");
    tiles.files.put("tile/0/099", new byte[3]);

    assertThat(differences())
        .extracting(Difference::toString)
        .contains("tile/2/000.p/1: missing", "tile/1/000: missing", "tile/0/100: missing")
        .contains("tile/0/099: tile/0/099 has 8192 bytes, not 3");
  }

  @Test
  void damage_at_the_edge_does_not_hide_what_is_wrong_elsewhere() throws Exception {
    damage("tile/1/001.p/17", 0);
    damage("tile/0/010", 0);
    damage("tile/entries/020", 8 * 5);

    assertThat(differences())
        .extracting(Difference::path)
        .containsExactly("tile/0/010", "tile/entries/020", "tile/1/001.p/17");
  }

  @Test
  void another_root_is_found() throws Exception {
    Hash other = TreeHashing.emptyRoot();

    assertThat(
            ((Finding.Damaged) LogCheck.run(tiles, new TreeHead(LargeLog.SIZE, other)))
                .differences())
        .containsExactly(
            new Difference(
                "checkpoint", LargeLog.SIZE, "the tiles lead to another root", other, HEAD.root()));
    assertThat(LogCheck.run(tiles, new TreeHead(0, HEAD.root())))
        .isInstanceOf(Finding.Damaged.class);
  }

  @Test
  void more_than_can_be_told_is_counted() throws Exception {
    for (int i = 100; i < 110; i++) {
      tiles.files.put("tile/entries/" + i, FILES.get("tile/entries/200"));
    }

    Finding.Damaged damaged = (Finding.Damaged) LogCheck.run(tiles, HEAD);

    assertThat(damaged.count()).isEqualTo(2_560);
    assertThat(damaged.differences()).hasSize(LogCheck.DIFFERENCES_MAX);
    assertThat(damaged.differences().getFirst().entry()).isEqualTo(25_600);
  }

  @Test
  void without_entries_the_tiles_are_checked_alone() throws Exception {
    damage("tile/0/048", 0);
    damage("tile/entries/100", 20);
    Scope hashes = new Scope(0, false, 1);

    Finding.Damaged damaged =
        (Finding.Damaged) LogCheck.run(tiles, HEAD, hashes, (leaves, bundle) -> {});

    assertThat(damaged.differences())
        .extracting(Difference::path, Difference::why)
        .containsExactly(tuple("tile/0/048", "is not what the tile above has the root of"));
    assertThat(tiles.reads).isEqualTo(274 + 2 + 1);
  }

  @Test
  void what_was_checked_before_is_left_out() throws Exception {
    damage("tile/entries/100", 20);
    Scope later = new Scope(101 * 256, true, 1);
    Scope within = new Scope(101 * 256 - 1, true, 1);

    assertThat(LogCheck.run(tiles, HEAD, later, (leaves, bundle) -> {}))
        .isEqualTo(new Finding.Sound(HEAD));
    assertThat(LogCheck.run(tiles, HEAD, within, (leaves, bundle) -> {}))
        .isInstanceOf(Finding.Damaged.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void a_place_that_cannot_be_read_says_nothing_of_the_log(int atOnce) {
    TileReader reader =
        resource -> {
          if (resource.path().equals("tile/entries/100")) {
            throw new IOException("the network is away");
          }
          return Optional.ofNullable(FILES.get(resource.path()));
        };

    assertThatThrownBy(
            () -> LogCheck.run(reader, HEAD, new Scope(0, true, atOnce), (leaves, bundle) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("the network is away");
  }

  private void damage(String path, int bit) {
    tiles.files.put(path, flipped(FILES.get(path), bit));
  }

  private List<Difference> differences() throws IOException {
    return ((Finding.Damaged) LogCheck.run(tiles, HEAD)).differences();
  }

  private static EntryBundle bundle(String path) throws Exception {
    return EntryBundle.parse((EntryBundleId) TileResource.parse(path), FILES.get(path));
  }
}

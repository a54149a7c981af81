package io.modeltrail.tlog.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Paths of c2sp.org/tlog-tiles, as Tessera has them in its tests.
class TilePathTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "0, 0, 255, tile/0/000.p/255",
    "1, 0, 256, tile/1/000",
    "15, 455667, 256, tile/15/x455/667",
    "15, 123456789, 41, tile/15/x123/x456/789.p/41",
    "0, 67, 256, tile/0/067",
    "0, 999, 256, tile/0/999",
    "0, 1000, 1, tile/0/x001/000.p/1",
    "0, 1234067, 89, tile/0/x001/x234/067.p/89",
    "63, 999999999999999999, 255, tile/63/x999/x999/x999/x999/x999/999.p/255"
  })
  void paths_of_tiles(int level, long index, int width, String path) throws Exception {
    HashTileId id = new HashTileId(level, index, width);

    assertThat(id.path()).isEqualTo(path);
    assertThat(TileResource.parse(path)).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 8, tile/entries/000.p/8",
    "255, 256, tile/entries/255",
    "255, 253, tile/entries/255.p/253",
    "123456789, 256, tile/entries/x123/x456/789"
  })
  void paths_of_bundles(long index, int width, String path) throws Exception {
    EntryBundleId id = new EntryBundleId(index, width);

    assertThat(id.path()).isEqualTo(path);
    assertThat(TileResource.parse(path)).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 256, tile/entries/000",
    "255, 256, tile/entries/000",
    "251, 255, tile/entries/000.p/255",
    "256, 257, tile/entries/001.p/1",
    "256, 512, tile/entries/001",
    "31604937984, 31604938240, tile/entries/x123/x456/789"
  })
  void the_bundle_of_an_entry(long entry, long size, String path) {
    assertThat(EntryBundleId.of(entry, size).path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x001/x234/067.p/",
        "x001/x234/067.p",
        "x001/x234/",
        "x001/x234",
        "x001/",
        "x001",
        "x001/.p/abc",
        "001/002",
        "x001/0002",
        "x001/-002",
        "x001/002.p/256",
        "x999/x999/x999/x999/x999/x999/999",
        "",
        "0",
        "00",
        "1234",
        "x000/001",
        "000.p/0",
        "000.p/01",
        "000.p/-1",
        "000.p/1/2",
        "000.p/1.p/1",
        "/000",
        "000/",
        "../../000",
        "x001/x002/0\u06600"
      })
  void path_that_must_be_refused(String end) {
    for (String path : new String[] {"tile/0/" + end, "tile/entries/" + end}) {
      assertThatThrownBy(() -> TileResource.parse(path)).isInstanceOf(MalformedException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/64/000",
        "tile/-1/000",
        "tile/abc/000",
        "tile/00/000",
        "tile/01/000",
        "tile//000",
        "tile/0",
        "tile",
        "/tile/0/000",
        "tiles/0/000",
        "tile/Entries/000",
        "checkpoint",
        ""
      })
  void level_or_place_that_must_be_refused(String path) {
    assertThatThrownBy(() -> TileResource.parse(path))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith("tile path: ");
  }

  @Test
  void what_has_no_path_cannot_be_said() {
    assertThatThrownBy(() -> new HashTileId(64, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HashTileId(0, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HashTileId(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EntryBundleId(0, 257))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EntryBundleId(1_000_000_000_000_000_000L, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EntryBundleId.of(5, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(new HashTileId(0, 3, 7).full().path()).isEqualTo("tile/0/003");
  }
}

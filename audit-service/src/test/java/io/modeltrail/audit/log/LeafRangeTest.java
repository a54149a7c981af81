package io.modeltrail.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.tlog.tile.TileResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeafRangeTest {

  @ParameterizedTest
  @CsvSource({
    "000,      1000,  0,     65536,  1000",
    "003,      900,   0,     65536,  1024",
    "255,      70000, 0,     65536,  65536",
    "256,      70000, 65536, 131072, 4464",
    "000.p/7,  0,     0,     65536,  7",
    "256.p/44, 65580, 65536, 131072, 44",
  })
  void it_is_that_of_a_tile_of_level_1(String path, long size, long from, long to, long count)
      throws Exception {
    assertThat(LeafRange.of(TileResource.parse("tile/entries/" + path), size))
        .isEqualTo(new LeafRange(from, to, count));
  }
}

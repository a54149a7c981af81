package io.modeltrail.tlog.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.GoldenLog;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileDirectoryTest {

  @TempDir Path folder;

  @Test
  void a_log_is_written_and_read_back() throws Exception {
    TileDirectory directory = new TileDirectory(folder);
    LogEdge.Growth growth = LogEdge.empty().append(GoldenLog.entries());
    growth.writeTo(directory);
    growth.writeTo(directory);

    assertThat(LogCheck.run(directory, growth.head())).isInstanceOf(LogCheck.Finding.Sound.class);
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(folder::relativize).map(Path::toString))
          .containsExactlyInAnyOrder("tile/0/000.p/15", "tile/entries/000.p/15");
    }
  }

  @Test
  void what_is_there_is_never_written_over() throws Exception {
    TileDirectory directory = new TileDirectory(folder);
    HashTileId id = new HashTileId(0, 0, 1);
    directory.write(id, new byte[32]);

    assertThatThrownBy(() -> directory.write(id, new byte[31]))
        .isInstanceOf(DamagedLogException.class)
        .hasMessage("tile/0/000.p/1: is there already, with other bytes");
    assertThat(directory.read(id)).hasValue(new byte[32]);
    assertThat(directory.read(id.full())).isEmpty();
  }
}

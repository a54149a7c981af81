package io.modeltrail.tlog.file;

import static io.modeltrail.tlog.Vectors.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir Path folder;

  @Test
  void a_file_is_written_and_replaced_and_nothing_else_is_left() throws Exception {
    Path file = folder.resolve("new/one");

    WholeFile.write(file, ascii("first"));
    WholeFile.write(file, ascii("second"));

    assertThat(file).hasContent("second");
    assertThat(file.getParent()).isDirectoryContaining(it -> it.equals(file));
    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void what_cannot_be_written_leaves_what_was_there() throws Exception {
    Path file = folder.resolve("one");
    Files.createDirectories(file.resolve("a folder, and not empty"));

    assertThatThrownBy(() -> WholeFile.write(file, ascii("second")))
        .isInstanceOf(IOException.class);

    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}

package io.modeltrail.registry.artifact.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for every store.
abstract class ArtifactStoreContract {

  private static final int PART_BYTES = 5 * 1024 * 1024;

  @TempDir Path folder;

  abstract ArtifactStore store() throws IOException;

  private static byte[] some(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("whole"), bytes);
  }

  @Test
  void what_is_kept_is_read_again_whole_or_in_part_and_its_file_is_gone() throws IOException {
    // given
    byte[] bytes = some(100_000, 1);
    Sha256 sha256 = Sha256.of(bytes);
    Path file = file(bytes);

    // when
    store().keep(sha256, file);

    // then
    assertThat(store().size(sha256)).isEqualTo(OptionalLong.of(bytes.length));
    try (InputStream all = store().open(sha256, 0, bytes.length)) {
      assertThat(all.readAllBytes()).isEqualTo(bytes);
    }
    try (InputStream some = store().open(sha256, 99_990, 5)) {
      assertThat(some.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 99_990, 99_995));
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void what_takes_several_parts_is_the_same_bytes() throws IOException {
    // given
    byte[] bytes = some(2 * PART_BYTES + 12_345, 2);
    Sha256 sha256 = Sha256.of(bytes);

    // when
    store().keep(sha256, file(bytes));

    // then
    try (InputStream all = store().open(sha256, 0, bytes.length)) {
      assertThat(Sha256.of(all.readAllBytes())).isEqualTo(sha256);
    }
  }

  @Test
  void an_empty_artifact_is_one_too() throws IOException {
    Sha256 sha256 = Sha256.of(new byte[0]);
    store().keep(sha256, file(new byte[0]));
    assertThat(store().size(sha256)).isEqualTo(OptionalLong.of(0));
    try (InputStream none = store().open(sha256, 0, 0)) {
      assertThat(none.read()).isEqualTo(-1);
    }
  }

  @Test
  void what_is_kept_twice_is_there_once() throws IOException {
    byte[] bytes = some(1_000, 3);
    Sha256 sha256 = Sha256.of(bytes);
    store().keep(sha256, file(bytes));
    store().keep(sha256, file(bytes));
    assertThat(store().size(sha256)).isEqualTo(OptionalLong.of(1_000));
  }

  @Test
  void what_was_never_kept_is_not_there() throws IOException {
    Sha256 unknown = Sha256.of(some(10, 4));
    assertThat(store().size(unknown)).isEmpty();
    assertThatThrownBy(() -> store().open(unknown, 0, 10).close()).isInstanceOf(IOException.class);
  }

  @Test
  void a_stream_may_be_closed_before_its_end() throws IOException {
    byte[] bytes = some(3_000_000, 5);
    Sha256 sha256 = Sha256.of(bytes);
    store().keep(sha256, file(bytes));
    for (int i = 0; i < 60; i++) { // more than there are connections
      try (InputStream all = store().open(sha256, 0, bytes.length)) {
        assertThat(all.read()).isEqualTo(bytes[0] & 0xFF);
      }
    }
  }
}

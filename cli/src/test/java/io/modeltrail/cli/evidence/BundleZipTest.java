package io.modeltrail.cli.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.cli.CannotTellException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that mean harm.
class BundleZipTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../checkpoint",
        "/checkpoint",
        "entries/../checkpoint",
        "entries/1/../../x",
        "entries\\1\\leaf",
        "entries/01/leaf",
        "entries/-1/leaf",
        "entries/1/leaf/",
        "entries/",
        "entries/9999999999999999999/leaf",
        "Checkpoint",
        "checkpoint ",
        "schemas/1.AVSC"
      })
  void a_name_that_has_no_place_in_a_bundle_is_refused(String name) {
    assertThatThrownBy(() -> open(Map.of(name, new byte[0])))
        .isInstanceOf(UnfitException.class)
        .hasMessageContaining("has no place")
        .extracting(e -> ((UnfitException) e).place())
        .isEqualTo(name);
  }

  @Test
  void a_file_that_is_there_twice_is_refused() throws IOException {
    Path file = zip(Map.of("checkpoint", new byte[1], "checkpoinT", new byte[1]));
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, ISO_8859_1);
    Files.write(file, text.replace("checkpoinT", "checkpoint").getBytes(ISO_8859_1));

    assertThatThrownBy(() -> BundleZip.open(file)).hasMessageContaining("is there twice");
  }

  @Test
  void a_file_that_is_too_large_for_its_kind_is_refused() {
    assertThatThrownBy(() -> open(Map.of("entries/1/leaf", random(4097))))
        .hasMessageContaining("more than 4,096 bytes");
  }

  @Test
  void what_is_packed_to_nearly_nothing_is_refused_before_it_is_unpacked() {
    Map<String, byte[]> bomb = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      bomb.put("entries/" + i + "/record", new byte[4 << 20]);
    }

    assertThatThrownBy(() -> open(bomb)).hasMessageContaining("packed to less than a 200th");
  }

  @Test
  void a_directory_that_lies_about_a_size_is_found_out() throws Exception {
    Path file = zip(Map.of("entries/1/leaf", random(4000)));
    byte[] bytes = Files.readAllBytes(file);
    int directory = find(bytes, new byte[] {'P', 'K', 1, 2});
    bytes[directory + 24] = 1; // the size unpacked
    bytes[directory + 25] = 0;
    Files.write(file, bytes);

    try (BundleZip zip = BundleZip.open(file)) {
      assertThatThrownBy(() -> zip.read("entries/1/leaf"))
          .isInstanceOf(UnfitException.class)
          .hasMessageContaining("by the zip's directory");
    }
  }

  @Test
  void what_is_no_zip_or_cut_off_is_refused() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "no zip");
    Path whole = zip(Map.of("checkpoint", random(1000)));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length - 30));

    assertThatThrownBy(() -> BundleZip.open(text)).hasMessageContaining("is no zip file");
    assertThatThrownBy(() -> BundleZip.open(cut)).hasMessageContaining("is no zip file");
  }

  @Test
  void a_file_that_is_not_there_cannot_be_checked() {
    assertThatThrownBy(() -> BundleZip.open(folder.resolve("none")))
        .isInstanceOf(CannotTellException.class)
        .hasMessageContaining("There is no file");
  }

  @Test
  void entries_and_the_rest_are_told_apart() throws Exception {
    try (BundleZip zip =
        open(
            Map.of(
                "entries/12/leaf", "a".getBytes(UTF_8),
                "entries/3/record", "b".getBytes(UTF_8),
                "checkpoint", "c".getBytes(UTF_8)))) {
      assertThat(zip.entries()).containsExactly(3L, 12L);
      assertThat(zip.common()).containsExactly("checkpoint");
      assertThat(zip.read("entries/3/record")).asString().isEqualTo("b");
      assertThat(zip.find("entries/3/leaf")).isEmpty();
    }
  }

  private BundleZip open(Map<String, byte[]> files) throws Exception {
    return BundleZip.open(zip(files));
  }

  private Path zip(Map<String, byte[]> files) {
    return new TestBundle(files).write(folder.resolve("bundle.zip"));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static int find(byte[] bytes, byte[] wanted) {
    for (int i = 0; i <= bytes.length - wanted.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException("not there");
  }
}

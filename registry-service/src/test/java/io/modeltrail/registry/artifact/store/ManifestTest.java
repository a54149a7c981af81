package io.modeltrail.registry.artifact.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

  private static final String HASH = "a".repeat(64);

  private static Manifest.File file(String path) {
    return new Manifest.File(path, new Sha256(HASH), 1);
  }

  private static String json(String path) {
    return "{\"path\":\"%s\",\"sha256\":\"%s\",\"sizeBytes\":1}".formatted(path, HASH);
  }

  private static Manifest.Parsed parse(String text) {
    return Manifest.parse(text.getBytes(UTF_8));
  }

  @Test
  void what_is_canonical_is_read_and_written_as_it_was() {
    String text = "[" + json("a.bin") + "," + json("dir/ü.txt") + "]";
    Manifest manifest = ((Manifest.Parsed.Good) parse(text)).manifest();
    assertThat(manifest.files()).containsExactly(file("a.bin"), file("dir/ü.txt"));
    assertThat(new String(manifest.bytes(), UTF_8)).isEqualTo(text);
    assertThat(manifest.sha256()).isEqualTo(Sha256.of(text.getBytes(UTF_8)));
  }

  @Test
  void files_are_sorted_by_the_bytes_of_their_paths() {
    String beyond = "\uD83D\uDE00"; // sorts before U+FF5E by Java's units, behind it by bytes
    Manifest.Parsed parsed = Manifest.of(List.of(file(beyond), file("～"), file("a"), file("B")));
    assertThat(((Manifest.Parsed.Good) parsed).manifest().files())
        .extracting(Manifest.File::path)
        .containsExactly("B", "a", "～", beyond);
  }

  @Test
  void what_is_not_canonical_is_refused() {
    String a = json("a");
    String b = json("b");
    assertThat(
            List.of(
                "[" + b + "," + a + "]",
                "[" + a + ", " + b + "]",
                "[" + a + "]\n",
                "[" + a + "] []",
                "[" + a.replace("\"path\"", "\"x\":1,\"path\"") + "]",
                "[" + a.replace(":1}", ":1.0}") + "]",
                "[" + a.replace(":1}", ":-1}") + "]",
                "[" + a.replace(":1}", ":9007199254740992}") + "]",
                "[" + a.replace(":1}", ":1,\"sizeBytes\":1}") + "]",
                "[" + a.replace("\"a\"", "\"\\u0061\"") + "]",
                "[" + a.replace(HASH, HASH.toUpperCase(Locale.ROOT)) + "]",
                "[" + a + "," + a + "]",
                "[]",
                "{}",
                "",
                "nonsense"))
        .allSatisfy(text -> assertThat(parse(text)).isInstanceOf(Manifest.Parsed.Bad.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "../up",
        "a/../../up",
        "a/..",
        "./a",
        "a/./b",
        "a//b",
        "a/",
        "a\\..\\b",
        "C:\\x",
        "a\u0000b",
        "a\nb",
        "a\u0085b",
        "u\u0308.txt",
        "half \uD800 a character",
      })
  void a_path_that_could_lead_elsewhere_is_refused(String path) {
    assertThat(Manifest.of(List.of(file(path)))).isInstanceOf(Manifest.Parsed.Bad.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:b",
        "c:",
        "file.txt:stream",
        "a./b",
        "a /b",
        "what?",
        "a|b",
        "nul",
        "dir/CON",
        "Aux.txt",
        "com1/x",
        "LPT9.tar.gz",
        "COM¹",
        "con .txt",
        "CONIN$",
      })
  void a_name_that_some_file_system_does_not_take_is_refused(String path) {
    assertThat(FolderPath.flaw(path)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".config", "a b.txt", "console.log", "null", "com10", "auxiliary/x", "a.con"})
  void a_name_that_only_looks_like_one_of_those_is_taken(String path) {
    assertThat(FolderPath.flaw(path)).isEmpty();
  }

  @Test
  void paths_have_limits() {
    assertThat(FolderPath.flaw("ü".repeat(127))).isEmpty();
    assertThat(FolderPath.flaw("ü".repeat(128))).isPresent();
    assertThat(FolderPath.flaw("abc/".repeat(255) + "abc")).isEmpty();
    assertThat(FolderPath.flaw("abc/".repeat(256) + "abc")).isPresent();
  }

  @Test
  void files_that_would_be_one_on_some_file_system_are_refused() {
    assertThat(
            List.of(
                List.of("a", "A"),
                List.of("dir/a", "DIR/b"),
                List.of("dir", "dir/a"),
                List.of("Dir", "dir/a"),
                List.of("straße", "STRASSE")))
        .allSatisfy(
            paths ->
                assertThat(Manifest.of(paths.stream().map(ManifestTest::file).toList()))
                    .isInstanceOf(Manifest.Parsed.Bad.class));
    assertThat(Manifest.of(List.of(file("dir/a"), file("dir/b"), file("dir.a"))))
        .isInstanceOf(Manifest.Parsed.Good.class);
  }
}

package io.modeltrail.registry.artifact.store;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
    return parse(text.getBytes(UTF_8));
  }

  private static Manifest.Parsed parse(byte[] bytes) {
    try {
      return Manifest.parse(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String why(String text) {
    return ((Manifest.Parsed.Bad) parse(text)).why();
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

  @Test
  void what_is_wrong_is_said_with_its_place() {
    String a = json("a");
    String list = "it must be a list of 1 to 20000 files";
    String keys = "[1] must have the keys path, sha256 and sizeBytes, in this order and no others";
    String size = "[1].sizeBytes must be a whole number from 0 to 9007199254740991";
    assertThat(why("{}")).isEqualTo(list);
    assertThat(why("[]")).isEqualTo(list);
    assertThat(why("")).isEqualTo(list);
    assertThat(why("[" + a + ",7]")).startsWith("[1] must be a file");
    assertThat(why("[" + a + ",{}]")).isEqualTo(keys);
    assertThat(why("[" + a + "," + a.replace("}", ",\"x\":1}") + "]")).isEqualTo(keys);
    assertThat(why("[" + a + "," + a.replace("\"a\"", "[]") + "]"))
        .isEqualTo("[1].path must be a text");
    assertThat(why("[" + a + "," + a.replace(HASH, "a") + "]"))
        .isEqualTo("[1].sha256 must be 64 lowercase hex digits");
    assertThat(why("[" + a + "," + a.replace(":1}", ":1.5}") + "]")).isEqualTo(size);
    assertThat(why("[" + a + "," + a.replace(":1}", ":18446744073709551616}") + "]"))
        .isEqualTo(size);
    assertThat(why("[" + a + "," + a.replace("\"a\"", "\"" + "a".repeat(100_000) + "\"") + "]"))
        .isEqualTo("[1] has a text or a number that is too long");
    assertThat(why("[" + a + "] []")).isEqualTo("something follows its list");
    assertThat(why("[" + a)).startsWith("it is not JSON: ");
    assertThat(why("[" + json("b/c?") + "]"))
        .isEqualTo("the path \"b/c?\" has a name that Windows does not take: c?");
    assertThat(why("[" + json("B") + "," + json("b") + "]"))
        .isEqualTo("the path \"b\" is the same file as \"B\"");
  }

  @Test
  void what_is_in_no_known_encoding_is_refused() {
    assertThat(parse(new byte[] {'[', (byte) 0xff, (byte) 0xff}))
        .isInstanceOf(Manifest.Parsed.Bad.class);
    assertThat(parse(("[" + json("a") + "]").getBytes(UTF_16BE)))
        .isInstanceOf(Manifest.Parsed.Bad.class);
    assertThat(parse(new byte[] {0, 0, 0, '[', (byte) 0x7f, 0, 0, 0, 1}))
        .isInstanceOf(Manifest.Parsed.Bad.class);
  }

  @Test
  void what_is_larger_than_a_manifest_is_refused() {
    String most = "[" + json("a") + "]" + " ".repeat(Manifest.BYTES_MAX);
    assertThat(why(most.substring(0, Manifest.BYTES_MAX))).startsWith("it is not the RFC 8785");
    assertThat(why(most.substring(0, Manifest.BYTES_MAX + 1)))
        .isEqualTo("it has more than 8388608 bytes");
  }

  static Stream<Named<String>> noManifests() {
    String path = "[{\"path\":";
    return Stream.of(
        many("lists", "[", "["),
        many("objects", "[{}", ",{}"),
        many("numbers", "[1", ",1"),
        many("a number", "[", "1"),
        many("a text", "[\"", "a"),
        many("a name", "[{\"", "a"),
        many("a path", path + "\"", "a"),
        many("a path of escapes", path + "\"", "\\u0061"),
        many("a list for a path", path + "[", "1,"),
        many("a number for a path", path, "1"),
        many("names", "[{\"a\":1", ",\"a\":1"),
        many("a number for a size", json("a").replace(":1}", ":"), "1"),
        many("a fraction for a size", json("a").replace(":1}", ":1."), "1"),
        many("spaces", "[", " "));
  }

  private static Named<String> many(String what, String begin, String part) {
    return Named.of(what, begin + part.repeat((Manifest.BYTES_MAX - 200) / part.length()));
  }

  @ParameterizedTest
  @MethodSource("noManifests")
  void what_is_no_manifest_takes_little_memory(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    long allocated =
        allocated(() -> assertThat(parse(bytes)).isInstanceOf(Manifest.Parsed.Bad.class));
    assertThat(allocated).isLessThan(2_000_000);
  }

  @Test
  void folders_within_folders_take_little_memory() {
    List<String> paths = IntStream.range(0, 7_000).mapToObj(i -> i + "/a".repeat(500)).toList();
    assertThat(allocated(() -> KeptPath.clash(paths))).isLessThan(100_000_000);
  }

  /// All bytes, whether they are free again or not.
  private static long allocated(Runnable run) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    run.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
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
        "C:/x",
        "c:x",
        "a\u0000b",
        "a\nb",
        "a\u0085b",
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
    assertThat(KeptPath.flaw(path)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "part-2026-01-01T00:00:00.bin",
        "aux.py",
        "a./b ",
        "what?",
        "u\u0308.txt",
        "dir/C:/x",
      })
  void a_folder_that_lies_elsewhere_may_have_names_that_are_not_kept_here(String path) {
    assertThat(Manifest.of(List.of(file(path)))).isInstanceOf(Manifest.Parsed.Good.class);
    assertThat(why("[" + json(path) + "]")).startsWith("the path ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".config", "a b.txt", "console.log", "null", "com10", "auxiliary/x", "a.con"})
  void a_name_that_only_looks_like_one_of_those_is_taken(String path) {
    assertThat(KeptPath.flaw(path)).isEmpty();
  }

  @Test
  void paths_have_limits() {
    assertThat(KeptPath.flaw("ü".repeat(127))).isEmpty();
    assertThat(KeptPath.flaw("ü".repeat(128))).isPresent();
    assertThat(KeptPath.flaw("abc/".repeat(255) + "abc")).isEmpty();
    assertThat(KeptPath.flaw("abc/".repeat(256) + "abc")).isPresent();
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
        .allSatisfy(paths -> assertThat(KeptPath.clash(paths)).isPresent());
    assertThat(KeptPath.clash(List.of("dir/a", "dir/b", "dir.a"))).isEmpty();
    assertThat(KeptPath.clash(List.of("x/dir/a", "y/DIR/b"))).isEmpty();
  }

  @Test
  void paths_that_clash_are_named_wherever_they_stand() {
    assertThat(FolderPath.clash(List.of("dir/z/a", "dir.a", "dir-b", "dir")))
        .contains(new PathClash(3, "is a file, and the folder of \"dir/z/a\""));
    assertThat(FolderPath.clash(List.of("b", "a", "c", "a")))
        .contains(new PathClash(3, "is there twice"));
    assertThat(FolderPath.clash(List.of("dir/a", "DIR/a", "A", "a"))).isEmpty();
    assertThat(KeptPath.clash(List.of("x/DIR/b", "x/dir/a")))
        .contains(new PathClash(0, "lies in a folder that \"x/dir/a\" spells otherwise"));
  }
}

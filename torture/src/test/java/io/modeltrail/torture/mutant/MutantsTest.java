package io.modeltrail.torture.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.modeltrail.localstack.parts.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutantsTest {

  private final Checkout checkout = Checkout.find();

  static List<Mutant> mutants() {
    return Mutants.all();
  }

  @Test
  void there_are_enough_of_them_and_each_says_what_is_broken() {
    assertThat(mutants()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(mutants()).allSatisfy(it -> assertThat(it.what()).isNotBlank());
    assertThat(mutants()).allSatisfy(it -> assertThat(it.edits()).isNotEmpty());
    assertThat(mutants()).extracting(Mutant::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void what_a_mutant_changes_stands_in_the_source_once(Mutant mutant) throws IOException {
    changed(mutant.edits());
  }

  @Test
  void what_makes_a_build_halt_stands_in_the_source_once() throws IOException {
    changed(Mutants.halting());
  }

  /// Where the services are built from the sources that there are, as they are in a whole build.
  @ParameterizedTest
  @MethodSource("mutants")
  void a_mutant_compiles(Mutant mutant, @TempDir Path folder) throws IOException {
    Path app = checkout.app(mutant.service().module());
    assumeTrue(Files.exists(app) && isNewerThanSources(app.resolve("quarkus-run.jar")));
    Compilation.run(checkout.root(), mutant.edits(), app, folder);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isNotEmpty();
    }
  }

  @Test
  void a_text_that_is_nowhere_or_twice_is_no_edit() {
    assertThatThrownBy(() -> new Edit("A.java", "b", "c").apply("aaa"))
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> new Edit("A.java", "a", "c").apply("aba"))
        .hasMessageContaining("more than once");
    assertThat(new Edit("A.java", "b", "c").apply("aba")).isEqualTo("aca");
  }

  private void changed(List<Edit> edits) throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (Edit edit : edits) {
      String source = sources.getOrDefault(edit.file(), "");
      String before = source.isEmpty() ? edit.read(checkout.root()) : source;
      String after = edit.apply(before);
      assertThat(after).isNotEqualTo(before);
      sources.put(edit.file(), after);
    }
  }

  private boolean isNewerThanSources(Path built) throws IOException {
    FileTime then = Files.getLastModifiedTime(built);
    try (Stream<Path> modules = Files.list(checkout.root())) {
      for (Path module : modules.toList()) {
        Path sources = module.resolve("src/main/java");
        if (Files.exists(sources) && !module.endsWith("torture") && hasNewer(sources, then)) {
          return false;
        }
      }
      return true;
    }
  }

  private static boolean hasNewer(Path sources, FileTime then) throws IOException {
    try (Stream<Path> files =
        Files.find(
            sources,
            20,
            (path, file) -> file.isRegularFile() && file.lastModifiedTime().compareTo(then) > 0)) {
      return files.findAny().isPresent();
    }
  }
}

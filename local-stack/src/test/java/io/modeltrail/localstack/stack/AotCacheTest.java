package io.modeltrail.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

  @TempDir private Path app;

  @Test
  void a_service_without_a_cache_starts_as_ever() {
    assertThat(AotCache.options(app, Map.of())).isEmpty();
  }

  @Test
  void a_cache_is_used_where_the_jvm_knows_such() throws IOException {
    Path cache = Files.createFile(app.resolve("app.aot"));

    assertThat(AotCache.options(app, Map.of()))
        .isEqualTo(AotCache.isPossible() ? List.of("-XX:AOTCache=" + cache) : List.of());
  }

  /// A JVM refuses to learn with a cache.
  @Test
  void who_learns_does_not_use_the_cache_of_before() throws IOException {
    Files.createFile(app.resolve("app.aot"));

    assertThat(AotCache.options(app, AotCache.learning()))
        .contains("-XX:AOTMode=record")
        .noneMatch(option -> option.startsWith("-XX:AOTCache="));
  }

  @Test
  void a_copy_has_everything_but_the_cache() throws IOException {
    Path source = Files.createDirectory(app.resolve("source"));
    Files.createFile(source.resolve("app.aot"));
    Files.createFile(source.resolve("quarkus-run.jar"));
    Path target = app.resolve("target");

    AotCache.copy(source, target);

    assertThat(target).isDirectoryContaining(path -> path.endsWith("quarkus-run.jar"));
    assertThat(AotCache.isIn(target)).isFalse();
  }
}

package io.modeltrail.examples.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeVersionTest {

  @Test
  void where_git_knows_nothing_nothing_is_said(@TempDir Path folder) {
    assertThat(CodeVersion.of(folder, null)).isEqualTo(new CodeVersion(null, null, null));
  }
}

package io.modeltrail.examples.deployment;

import static io.modeltrail.examples.deployment.Deployments.Effect.NONE;
import static io.modeltrail.examples.deployment.Deployments.Effect.REMOVED;
import static io.modeltrail.examples.deployment.Deployments.Effect.WRITTEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentsTest {

  @TempDir Path folder;

  @Test
  void a_revision_that_is_not_above_the_one_deployed_has_no_effect_after_a_restart_either()
      throws Exception {
    assertThat(new Deployments(folder).apply(Changes.champion("qa", "wine", 2))).isEqualTo(WRITTEN);

    var restarted = new Deployments(folder);

    assertThat(restarted.apply(Changes.champion("qa", "wine", 1))).isEqualTo(NONE);
    assertThat(restarted.apply(Changes.champion("qa", "wine", 2))).isEqualTo(NONE);
    assertThat(restarted.apply(Changes.none("qa", "wine", 1))).isEqualTo(NONE);
    assertThat(manifest(restarted, "wine").revision()).isEqualTo(2);
    assertThat(restarted.apply(Changes.champion("qa", "wine", 3))).isEqualTo(WRITTEN);
    assertThat(manifest(restarted, "wine").revision()).isEqualTo(3);
  }

  @Test
  void without_a_champion_there_is_no_manifest() throws Exception {
    var deployments = new Deployments(folder);
    deployments.apply(Changes.champion("qa", "wine", 1));
    deployments.apply(Changes.champion("production", "wine", 1));

    assertThat(deployments.apply(Changes.none("qa", "wine", 2))).isEqualTo(REMOVED);

    assertThat(deployments.file("qa", "wine")).doesNotExist();
    assertThat(deployments.file("production", "wine")).exists();
    assertThat(deployments.apply(Changes.none("qa", "wine", 2))).isEqualTo(NONE);
  }

  @Test
  void what_a_crash_has_left_is_removed_and_nothing_else() throws Exception {
    new Deployments(folder).apply(Changes.champion("qa", "wine", 1));
    var leftover = Files.writeString(folder.resolve("qa/.wine.yaml.tmp"), "half a mani");
    var readme = Files.writeString(folder.resolve("README.tmp"), "of somebody else");

    var restarted = new Deployments(folder);

    assertThat(leftover).doesNotExist();
    assertThat(readme).exists();
    assertThat(manifest(restarted, "wine").revision()).isEqualTo(1);
  }

  @Test
  void a_file_of_somebody_else_is_not_overwritten() throws Exception {
    var deployments = new Deployments(folder);
    var file = deployments.file("qa", "wine");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "kind: Secret");

    assertThatThrownBy(() -> deployments.apply(Changes.champion("qa", "wine", 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
    assertThat(file).hasContent("kind: Secret");
  }

  @Test
  void a_manifest_of_another_model_is_not_overwritten() throws Exception {
    var deployments = new Deployments(folder);
    deployments.apply(Changes.champion("qa", "wine", 1));
    Files.move(deployments.file("qa", "wine"), deployments.file("qa", "beer"));

    assertThatThrownBy(() -> deployments.apply(Changes.champion("qa", "beer", 5)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is of the model wine");
  }

  private static Manifest manifest(Deployments deployments, String model) throws IOException {
    return Manifest.read(Files.readAllBytes(deployments.file("qa", model)));
  }
}

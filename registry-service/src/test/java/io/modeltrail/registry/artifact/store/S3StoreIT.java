package io.modeltrail.registry.artifact.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class S3StoreIT extends ArtifactStoreContract {

  private static final long PART_BYTES = 5L * 1024 * 1024;

  private static S3Server server;
  private static S3Client client;

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.start(Files.createDirectories(Path.of("target", "s3-store")));
    client = server.client();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Override
  ArtifactStore store() {
    return new S3Store(client, S3Server.BUCKET, "modeltrail/", PART_BYTES);
  }

  @Test
  void a_bucket_that_is_not_there_is_a_store_that_does_not_answer() throws IOException {
    ArtifactStore store = new S3Store(client, "unknown-bucket", "", PART_BYTES);
    Path file = Files.writeString(folder.resolve("whole"), "text");
    assertThatThrownBy(() -> store.keep(Sha256.of("text".getBytes(UTF_8)), file))
        .isInstanceOf(IOException.class);
  }

  @Test
  void bytes_that_changed_on_the_way_get_under_no_digest() throws IOException {
    Sha256 told = Sha256.of("as it was checked".getBytes(UTF_8));
    Path small = Files.writeString(folder.resolve("small"), "as it is now");
    Path large = Files.write(folder.resolve("large"), new byte[(int) PART_BYTES + 1]);
    for (Path file : List.of(small, large)) {
      assertThatThrownBy(() -> store().keep(told, file)).isInstanceOf(IOException.class);
      assertThat(store().size(told)).isEmpty();
    }
  }
}

package io.modeltrail.registry.artifact.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}

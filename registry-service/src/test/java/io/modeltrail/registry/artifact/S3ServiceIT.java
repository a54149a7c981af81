package io.modeltrail.registry.artifact;

import static io.modeltrail.service.testing.Callers.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.registry.Log;
import io.modeltrail.registry.RealParts;
import io.modeltrail.registry.artifact.store.Manifest;
import io.modeltrail.registry.artifact.store.S3Server;
import io.modeltrail.registry.artifact.store.Sha256;
import io.modeltrail.service.testing.TestLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/// The service as it runs with its artifacts in a bucket.
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(value = Bucket.class, restrictToAnnotatedClass = true)
class S3ServiceIT {

  private static final int LARGER_THAN_A_PART = 6 * 1024 * 1024;

  @Bucket.Beneath S3Server server;
  @Inject Log log;
  @Inject TestLog topics;

  private static byte[] some(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static ValidatableResponse put(Sha256 sha256, String type, byte[] bytes) {
    return as("trainer").contentType(type).body(bytes).put("/artifacts/" + sha256).then();
  }

  private static ValidatableResponse put(byte[] bytes) {
    return put(Sha256.of(bytes), "application/octet-stream", bytes);
  }

  private static String key(Sha256 sha256) {
    return "modeltrail/sha256/" + sha256.hex().substring(0, 2) + "/" + sha256;
  }

  @Test
  void what_is_brought_lies_in_the_bucket_and_any_part_of_it_is_read_from_there() {
    byte[] bytes = some(LARGER_THAN_A_PART, 1);
    Sha256 sha256 = Sha256.of(bytes);

    put(bytes).statusCode(201);

    try (S3Client client = server.client()) {
      long size =
          client.headObject(head -> head.bucket(S3Server.BUCKET).key(key(sha256))).contentLength();
      assertThat(size).isEqualTo(bytes.length);
    }
    put(bytes).statusCode(200);
    assertThat(as("deployer").get("/artifacts/" + sha256).asByteArray()).isEqualTo(bytes);
    byte[] some =
        as("deployer")
            .header("Range", "bytes=5242870-5242890")
            .get("/artifacts/" + sha256)
            .asByteArray();
    assertThat(some).isEqualTo(Arrays.copyOfRange(bytes, 5_242_870, 5_242_891));
  }

  @Test
  void what_does_not_match_its_digest_does_not_get_there() {
    Sha256 told = Sha256.of("told".getBytes(UTF_8));
    put(told, "application/octet-stream", some(10_000, 2))
        .statusCode(422)
        .body("code", equalTo("ARTIFACT_DIGEST_MISMATCH"));
    as("deployer").get("/artifacts/" + told).then().statusCode(404);
  }

  @Test
  void a_folder_is_read_from_the_bucket_file_by_file() {
    byte[] weights = "weights".getBytes(UTF_8);
    put(weights).statusCode(201);
    Manifest manifest =
        new Manifest(
            List.of(new Manifest.File("a/weights.bin", Sha256.of(weights), weights.length)));
    put(manifest.sha256(), Contents.MANIFEST, manifest.bytes()).statusCode(201);
    String file = "/artifacts/" + manifest.sha256() + "/files/a/weights.bin";
    assertThat(as("deployer").get(file).asString()).isEqualTo("weights");
  }

  @Test
  void artifacts_of_its_own_and_of_buckets_that_are_named_are_checked() {
    byte[] bytes = some(LARGER_THAN_A_PART, 3);
    Sha256 sha256 = Sha256.of(bytes);
    put(bytes).statusCode(201);
    registered("kept-here", "http://localhost:8081/artifacts/" + sha256, sha256);
    registered("kept-there", "s3://" + S3Server.BUCKET + "/" + key(sha256), sha256);
    for (String model : List.of("kept-here", "kept-there")) {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(topics.events("artifact.checked", model, ArtifactChecked.class))
                      .extracting(ArtifactChecked::getOutcome)
                      .containsExactly(CheckOutcome.VERIFIED));
    }
  }

  private void registered(String model, String uri, Sha256 sha256) {
    ModelTrained event = Log.trained(model, "run-1");
    event.getArtifact().setUri(uri);
    event.getArtifact().setSha256(sha256.hex());
    log.send(event);
  }

  @Test
  void while_the_bucket_is_away_artifacts_are_refused_for_now_and_nothing_that_came_is_lost()
      throws Exception {
    byte[] bytes = some(100_000, 4);
    Sha256 sha256 = Sha256.of(bytes);
    server.goAway();
    try {
      as("deployer").get("/artifacts/" + sha256).then().statusCode(503);
      put(bytes).statusCode(503);
    } finally {
      server.comeBack();
    }
    put(bytes).statusCode(201);
    assertThat(as("deployer").get("/artifacts/" + sha256).asByteArray()).isEqualTo(bytes);
  }
}

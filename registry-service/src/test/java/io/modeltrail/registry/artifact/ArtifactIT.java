package io.modeltrail.registry.artifact;

import static io.modeltrail.service.testing.Callers.as;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.modeltrail.registry.RealParts;
import io.modeltrail.registry.artifact.store.Sha256;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.FilterableRequestSpecification;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ArtifactIT {

  private static final String BYTES = "application/octet-stream";

  private static byte[] some(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static ValidatableResponse put(Sha256 sha256, byte[] bytes) {
    return as("trainer").contentType(BYTES).body(bytes).put("/artifacts/" + sha256).then();
  }

  private static ValidatableResponse rest(Sha256 sha256, byte[] bytes, int from) {
    return as("trainer")
        .contentType(BYTES)
        .header("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length)
        .body(Arrays.copyOfRange(bytes, from, bytes.length))
        .put("/artifacts/" + sha256)
        .then();
  }

  /// A request that is under way: its header and some of its body.
  private static Socket begin(Sha256 sha256, byte[] bytes, int sent) throws IOException {
    return begin("trainer", sha256, bytes, sent);
  }

  private static Socket begin(String group, Sha256 sha256, byte[] bytes, int sent)
      throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    OutputStream out = socket.getOutputStream();
    out.write((header(group, sha256, bytes.length) + "\r\n").getBytes(US_ASCII));
    out.write(bytes, 0, sent);
    out.flush();
    return socket;
  }

  @Test
  void a_client_that_waits_to_be_asked_for_the_body_is_asked_only_if_it_is_needed()
      throws IOException {
    byte[] bytes = some(100_000, 6);
    Sha256 sha256 = Sha256.of(bytes);
    assertThat(firstAnswer(sha256, bytes.length)).startsWith("HTTP/1.1 100 ");
    await().untilAsserted(() -> put(sha256, bytes).statusCode(201));
    assertThat(firstAnswer(sha256, bytes.length)).startsWith("HTTP/1.1 200 ");
  }

  private static String firstAnswer(Sha256 sha256, int length) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      String header = header("trainer", sha256, length) + "Expect: 100-continue\r\n\r\n";
      socket.getOutputStream().write(header.getBytes(US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(13);
      return new String(answer, US_ASCII);
    }
  }

  private static String header(String group, Sha256 sha256, int length) {
    String token =
        ((FilterableRequestSpecification) as(group)).getHeaders().getValue("Authorization");
    return """
    PUT /artifacts/%s HTTP/1.1
    Host: localhost
    Authorization: %s
    Content-Type: application/octet-stream
    Content-Length: %d
    """
        .formatted(sha256, token, length)
        .replace("\n", "\r\n");
  }

  private static void awaitKept(Sha256 sha256, int bytes) {
    await()
        .untilAsserted(
            () ->
                as("deployer")
                    .head("/artifacts/" + sha256)
                    .then()
                    .statusCode(404)
                    .header("Upload-Offset", equalTo(Integer.toString(bytes))));
  }

  @Test
  void an_artifact_larger_than_other_bodies_is_kept_under_its_digest_and_read_again() {
    // given
    byte[] bytes = some(5_000_000, 1);
    Sha256 sha256 = Sha256.of(bytes);

    // when
    put(sha256, bytes)
        .statusCode(201)
        .header("Location", containsString("/artifacts/" + sha256))
        .body("sha256", equalTo(sha256.hex()))
        .body("sizeBytes", equalTo(bytes.length))
        .body("uri", equalTo("http://localhost:8081/artifacts/" + sha256))
        .body("href", equalTo("/artifacts/" + sha256));

    // then
    byte[] read =
        as("deployer")
            .get("/artifacts/" + sha256)
            .then()
            .statusCode(200)
            .header("Content-Length", equalTo("5000000"))
            .header("ETag", equalTo("\"" + sha256 + "\""))
            .extract()
            .asByteArray();
    assertThat(read).isEqualTo(bytes);
    as("auditor")
        .head("/artifacts/" + sha256)
        .then()
        .statusCode(200)
        .header("Content-Length", equalTo("5000000"));
    put(sha256, bytes).statusCode(200).body("sizeBytes", equalTo(bytes.length));
  }

  @Test
  void some_of_its_bytes_can_be_asked_for_and_none_if_they_are_known() {
    byte[] bytes = some(1_000, 2);
    Sha256 sha256 = Sha256.of(bytes);
    put(sha256, bytes).statusCode(201);
    byte[] read =
        as("deployer")
            .header("Range", "bytes=990-")
            .get("/artifacts/" + sha256)
            .then()
            .statusCode(206)
            .header("Content-Range", equalTo("bytes 990-999/1000"))
            .header("Content-Length", equalTo("10"))
            .extract()
            .asByteArray();
    assertThat(read).isEqualTo(Arrays.copyOfRange(bytes, 990, 1_000));
    as("deployer")
        .header("Range", "bytes=1000-")
        .get("/artifacts/" + sha256)
        .then()
        .statusCode(416)
        .header("Content-Range", equalTo("bytes */1000"));
    as("deployer")
        .header("If-None-Match", "\"" + sha256 + "\"")
        .get("/artifacts/" + sha256)
        .then()
        .statusCode(304);
  }

  @Test
  void bytes_with_another_digest_are_refused_and_nothing_is_kept() {
    Sha256 told = Sha256.of("told".getBytes(UTF_8));
    put(told, some(100_000, 3)).statusCode(422).body("code", equalTo("ARTIFACT_DIGEST_MISMATCH"));
    awaitKept(told, 0);
    as("trainer").get("/artifacts/" + told).then().statusCode(404);
  }

  @Test
  void what_is_no_digest_and_what_is_too_large_is_refused() throws IOException {
    as("trainer")
        .contentType(BYTES)
        .body("x".getBytes(UTF_8))
        .put("/artifacts/ABC")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_DIGEST"));
    byte[] bytes = new byte[65 * 1024 * 1024];
    assertThat(firstAnswer(Sha256.of(bytes), bytes.length)).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void what_a_client_goes_on_sending_after_a_refusal_is_not_read_to_its_end() throws IOException {
    byte[] bytes = new byte[66 * 1024 * 1024];
    try (Socket socket = begin(Sha256.of(bytes), bytes, 4 * 1024 * 1024)) {
      socket.setSoTimeout(30_000);
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("connection: close");
    }
  }

  @Test
  void what_a_client_goes_on_sending_that_may_not_is_not_waited_for() throws IOException {
    byte[] bytes = new byte[66 * 1024 * 1024];
    try (Socket socket = begin("deployer", Sha256.of(bytes), bytes, 1024 * 1024)) {
      socket.setSoTimeout(30_000);
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 403 ").containsIgnoringCase("connection: close");
    }
  }

  @Test
  void an_interrupted_upload_goes_on_where_it_stopped() throws IOException {
    // given
    byte[] bytes = some(3_000_000, 4);
    Sha256 sha256 = Sha256.of(bytes);
    try (Socket socket = begin(sha256, bytes, 1_000_000)) {
      awaitKept(sha256, 1_000_000);
      put(sha256, bytes)
          .statusCode(409)
          .header("Retry-After", "5")
          .body("code", equalTo("UPLOAD_IN_PROGRESS"));
      assertThat(socket.isConnected()).isTrue();
    }

    // when
    await()
        .untilAsserted(
            () ->
                rest(sha256, bytes, 999_999)
                    .statusCode(409)
                    .header("Upload-Offset", "1000000")
                    .body("code", equalTo("UPLOAD_OFFSET")));
    rest(sha256, bytes, 1_000_000).statusCode(201);

    // then
    assertThat(as("deployer").get("/artifacts/" + sha256).asByteArray()).isEqualTo(bytes);
  }

  @Test
  void only_training_jobs_bring_artifacts_and_nobody_reads_without_a_token() {
    Sha256 sha256 = Sha256.of("x".getBytes(UTF_8));
    as("deployer")
        .contentType(BYTES)
        .body("x".getBytes(UTF_8))
        .put("/artifacts/" + sha256)
        .then()
        .statusCode(403);
    given()
        .contentType(BYTES)
        .body("x".getBytes(UTF_8))
        .put("/artifacts/" + sha256)
        .then()
        .statusCode(401);
    given().get("/artifacts/" + sha256).then().statusCode(401);
    as("stranger").get("/artifacts/" + sha256).then().statusCode(403);
    given().head("/artifacts/" + sha256).then().statusCode(401);
  }

  @Test
  void other_bodies_are_as_limited_as_before_also_in_chunks() throws IOException {
    as("trainer")
        .contentType("application/json")
        .body(new byte[600_000])
        .post("/training-runs")
        .then()
        .statusCode(413);
    as("trainer")
        .contentType("application/json")
        .body(new byte[600_000])
        .put("/artifacts/../training-runs")
        .then()
        .statusCode(413);
    assertThat(postInChunks("/training-runs")).contains(" 413 ");
  }

  private static String postInChunks(String path) throws IOException {
    String token =
        ((FilterableRequestSpecification) as("trainer")).getHeaders().getValue("Authorization");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
              .formatted(path, token)
              .getBytes(US_ASCII));
      String chunk = "8000\r\n" + " ".repeat(0x8000) + "\r\n";
      for (int i = 0; i < 17; i++) {
        out.write(chunk.getBytes(US_ASCII));
      }
      out.flush();
      byte[] answer = new byte[100];
      int read = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(read, 0), US_ASCII);
    }
  }

  @Test
  void a_signed_link_needs_no_token_and_is_good_for_one_artifact_and_a_while() {
    // given
    byte[] bytes = some(1_000, 5);
    Sha256 sha256 = Sha256.of(bytes);
    put(sha256, bytes).statusCode(201);

    // when
    String url =
        as("trainer")
            .contentType("application/json")
            .body("{\"expiresIn\": \"PT1H\"}")
            .post("/artifacts/" + sha256 + "/links")
            .then()
            .statusCode(200)
            .extract()
            .path("url");

    // then
    URI link = URI.create(url);
    assertThat(url).startsWith("http://localhost:8081/artifacts/" + sha256 + "?");
    String path = link.getPath() + "?" + link.getQuery();
    assertThat(given().get(path).asByteArray()).isEqualTo(bytes);
    String other = path.replace(sha256.hex(), Sha256.of("other".getBytes(UTF_8)).hex());
    given().get(other).then().statusCode(403).body("code", equalTo("LINK_NOT_VALID"));
    given().get(path.replace("expires=", "expires=9")).then().statusCode(403);
    given().get(path.replace("signature=", "signature=x")).then().statusCode(403);
    given().get(link.getPath() + "?expires=9999999999").then().statusCode(403);
    given().put(path).then().statusCode(401);
  }

  @Test
  void a_link_that_nothing_is_said_of_is_refused() {
    as("trainer")
        .contentType("application/json")
        .body("null")
        .post("/artifacts/" + "a".repeat(64) + "/links")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_LIFETIME"));
  }

  @Test
  void a_link_lasts_at_most_a_week() {
    Sha256 sha256 = Sha256.of("x".getBytes(UTF_8));
    for (String lifetime : new String[] {"P8D", "PT0S", "-PT1H", "soon"}) {
      as("trainer")
          .contentType("application/json")
          .body("{\"expiresIn\": \"" + lifetime + "\"}")
          .post("/artifacts/" + sha256 + "/links")
          .then()
          .statusCode(400)
          .body("code", equalTo("BAD_LIFETIME"));
    }
  }
}

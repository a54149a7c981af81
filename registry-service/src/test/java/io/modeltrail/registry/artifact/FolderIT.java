package io.modeltrail.registry.artifact;

import static io.modeltrail.service.testing.Callers.as;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.modeltrail.registry.RealParts;
import io.modeltrail.registry.artifact.store.Manifest;
import io.modeltrail.registry.artifact.store.Sha256;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FolderIT {

  private static Manifest manifest(String path, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return new Manifest(List.of(new Manifest.File(path, Sha256.of(bytes), bytes.length)));
  }

  private static void putFile(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    as("trainer")
        .contentType("application/octet-stream")
        .body(bytes)
        .put("/artifacts/" + Sha256.of(bytes))
        .then()
        .statusCode(201);
  }

  private static ValidatableResponse put(Manifest manifest) {
    return as("trainer")
        .contentType(Contents.MANIFEST)
        .body(manifest.bytes())
        .put("/artifacts/" + manifest.sha256())
        .then();
  }

  @Test
  void a_folder_is_kept_when_its_files_are_and_each_can_be_read() throws IOException {
    // given
    String text = "weights of a small model";
    Manifest manifest = manifest("variables/w ü.bin", text);
    put(manifest)
        .statusCode(422)
        .body("code", equalTo("FILES_MISSING"))
        .body("detail", containsString("variables/w ü.bin"));
    putFile(text);

    // when
    put(manifest).statusCode(201).body("sha256", equalTo(manifest.sha256().hex()));

    // then
    String folder = "/artifacts/" + manifest.sha256();
    assertThat(as("deployer").get(folder + "/files/variables/w ü.bin").asString()).isEqualTo(text);
    as("deployer").get(folder + "/files/other.bin").then().statusCode(404);
    byte[] archive = as("deployer").get(folder + "/archive").asByteArray();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ByteArrayInputStream(archive), "UTF-8")) {
      TarArchiveEntry entry = tar.getNextEntry();
      assertThat(entry.getName()).isEqualTo("variables/w ü.bin");
      assertThat(new String(tar.readAllBytes(), UTF_8)).isEqualTo(text);
      assertThat(tar.getNextEntry()).isNull();
    }
  }

  @Test
  void whether_a_folder_has_a_file_is_said_without_opening_it() throws IOException {
    // given
    Path open = Path.of("/proc/self/fd");
    assumeThat(open).isDirectory();
    String text = "weights that are only asked about";
    Manifest manifest = manifest("w.bin", text);
    putFile(text);
    put(manifest).statusCode(201);

    // when
    String folder = "/artifacts/" + manifest.sha256();
    as("deployer")
        .head(folder + "/files/w.bin")
        .then()
        .statusCode(200)
        .header("Content-Length", equalTo(Integer.toString(text.length())));
    as("deployer").head(folder + "/files/other.bin").then().statusCode(404);

    // then
    try (Stream<Path> files = Files.list(open)) {
      String sha256 = manifest.files().getFirst().sha256().hex();
      assertThat(files.map(FolderIT::target)).noneMatch(file -> file.endsWith(sha256));
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) { // closed meanwhile
      return "";
    }
  }

  @Test
  void a_manifest_with_a_path_that_leads_elsewhere_is_refused_also_if_it_is_there_as_bytes() {
    String text = "passwords";
    putFile(text);
    Manifest manifest = manifest("../../etc/passwd", text);
    put(manifest).statusCode(422).body("code", equalTo("MANIFEST_INVALID"));
    putFile(new String(manifest.bytes(), UTF_8));
    put(manifest).statusCode(422).body("code", equalTo("MANIFEST_INVALID"));
    as("deployer").get("/artifacts/" + manifest.sha256() + "/archive").then().statusCode(404);
  }

  private static ValidatableResponse link(Manifest manifest, String path) {
    return as("deployer")
        .contentType("application/json")
        .body("{\"expiresIn\": \"PT1H\", \"path\": \"%s\"}".formatted(path))
        .post("/artifacts/" + manifest.sha256() + "/links")
        .then();
  }

  @Test
  void a_link_may_be_to_a_file_of_a_folder_and_is_to_no_other() {
    // given
    String text = "shared";
    Manifest manifest = manifest("a b/c+d, report%20final.csv", text);
    putFile(text);
    put(manifest).statusCode(201);

    // when
    String url =
        link(manifest, "files/a b/c+d, report%20final.csv").statusCode(200).extract().path("url");

    // then
    URI link = URI.create(url);
    String path = link.getRawPath() + "?" + link.getRawQuery();
    assertThat(given().urlEncodingEnabled(false).get(path).asString()).isEqualTo(text);
    given()
        .urlEncodingEnabled(false)
        .get(path.replaceAll("/files/[^?]*", "/archive"))
        .then()
        .statusCode(403);
  }

  @Test
  void a_link_to_what_no_folder_has_is_refused() {
    Manifest manifest = manifest("one.txt", "one");
    putFile("one");
    put(manifest).statusCode(201);
    for (String path : List.of("files/../archive", "files/", "files//one.txt", "one.txt")) {
      link(manifest, path).statusCode(400).body("code", equalTo("BAD_PATH"));
    }
  }
}

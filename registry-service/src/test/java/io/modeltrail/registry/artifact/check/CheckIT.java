package io.modeltrail.registry.artifact.check;

import static io.modeltrail.service.testing.Callers.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modeltrail.event.Artifact;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.ArtifactFile;
import io.modeltrail.event.ArtifactLayout;
import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.registry.Log;
import io.modeltrail.registry.RealParts;
import io.modeltrail.registry.artifact.store.Manifest;
import io.modeltrail.registry.artifact.store.Sha256;
import io.modeltrail.service.testing.TestLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CheckIT {

  @Inject Log log;
  @Inject TestLog topics;
  @Inject ReadableArtifacts readable;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.datasource.username")
  String user;

  @ConfigProperty(name = "quarkus.datasource.password")
  Optional<String> password;

  /// A version whose artifact the registry may read.
  private void registered(String model, String uri, Sha256 sha256) {
    ModelTrained event = Log.trained(model, "run-1");
    event.getArtifact().setUri(uri);
    event.getArtifact().setSha256(sha256.hex());
    registered(event);
  }

  private void registered(ModelTrained event) {
    log.send(event);
    await().untilAsserted(() -> assertThat(log.registered(event.getModelName())).hasSize(1));
  }

  private ArtifactChecked checked(String model) {
    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(all(model)).isNotEmpty());
    return all(model).getFirst();
  }

  private List<ArtifactChecked> all(String model) {
    return topics.events("artifact.checked", model, ArtifactChecked.class);
  }

  private static String file(String name, String text) throws IOException {
    Path file = Files.writeString(RealParts.CHECKED.resolve(name), text);
    return file.toUri().toString();
  }

  private static Sha256 sha256(String text) {
    return Sha256.of(text.getBytes(UTF_8));
  }

  @Test
  void an_artifact_that_was_brought_here_is_read_and_found_to_be_what_was_told() {
    // given
    String text = "a model that was brought here";
    as("trainer")
        .contentType("application/octet-stream")
        .body(text.getBytes(UTF_8))
        .put("/artifacts/" + sha256(text))
        .then()
        .statusCode(201);

    // when
    registered("brought", "http://localhost:8081/artifacts/" + sha256(text), sha256(text));

    // then
    ArtifactChecked checked = checked("brought");
    assertThat(checked.getOutcome()).isEqualTo(CheckOutcome.VERIFIED);
    assertThat(checked.getVersion()).isEqualTo(1);
    assertThat(checked.getSha256()).isEqualTo(sha256(text).hex());
    assertThat(checked.getCausationId())
        .isEqualTo(log.registered("brought").getFirst().getEventId());
    assertThat(checked.getActor().getSubject()).isEqualTo("registry-service");
  }

  @Test
  void a_file_that_is_another_is_told_with_what_it_is() throws IOException {
    registered("another", file("another.bin", "tampered with"), sha256("as it was"));
    ArtifactChecked checked = checked("another");
    assertThat(checked.getOutcome()).isEqualTo(CheckOutcome.MISMATCH);
    assertThat(checked.getDetail()).contains(sha256("tampered with").hex());
  }

  @Test
  void a_file_that_cannot_be_read_is_tried_again_before_it_is_told() {
    registered("missing", RealParts.CHECKED.resolve("missing.bin").toUri().toString(), sha256("x"));
    ArtifactChecked checked = checked("missing");
    assertThat(checked.getOutcome()).isEqualTo(CheckOutcome.UNREADABLE);
    assertThat(checked.getDetail()).contains("missing.bin").endsWith("(tried 3 times in PT3S)");
  }

  @Test
  void a_folder_is_read_whose_files_have_names_of_all_kinds_and_sizes_that_were_not_told()
      throws IOException {
    // given
    Path folder = Files.createDirectories(RealParts.CHECKED.resolve("sizeless"));
    String name = "part-2026-01-01T00:00:00.bin";
    Files.writeString(folder.resolve(name), "a part");
    Manifest manifest = new Manifest(List.of(new Manifest.File(name, sha256("a part"), 6)));
    ModelTrained event = Log.trained("sizeless", "run-1");
    Artifact artifact = event.getArtifact();
    artifact.setUri("file://" + folder);
    artifact.setSha256(manifest.sha256().hex());
    artifact.setLayout(ArtifactLayout.DIRECTORY);
    artifact.setFiles(List.of(new ArtifactFile(name, sha256("a part").hex(), null)));

    // when
    registered(event);

    // then
    ArtifactChecked checked = checked("sizeless");
    assertThat(checked.getDetail()).isNull();
    assertThat(checked.getOutcome()).isEqualTo(CheckOutcome.VERIFIED);
  }

  @Test
  void what_can_be_read_follows_from_the_settings() {
    assertThat(
            List.of(
                "http://localhost:8081/artifacts/" + "a".repeat(64),
                RealParts.CHECKED.resolve("a/b.bin").toUri().toString(),
                "file://" + RealParts.CHECKED + "/größe.bin",
                "oci://registry.test/m@sha256:" + "a".repeat(64)))
        .allSatisfy(uri -> assertThat(readable.canRead(uri)).isTrue());
    assertThat(
            List.of(
                "http://localhost:8081/artifacts/" + "a".repeat(64) + "/files/x",
                "http://localhost:8081/models",
                "file:///etc/passwd",
                RealParts.CHECKED.toUri() + "../../pom.xml",
                "file://host/etc/passwd",
                "s3://models/m",
                "s3:a",
                "S3:x",
                "s3:",
                "file:x",
                "http:x",
                "https://example.test/m",
                "ftp://example.test/m",
                "m",
                "not a uri",
                ""))
        .allSatisfy(uri -> assertThat(readable.canRead(uri)).isFalse());
  }

  @Test
  void what_one_instance_has_taken_is_left_alone_by_others_until_its_time_is_over()
      throws SQLException {
    // given
    PGSimpleDataSource apart = emptyTable("taken_check");
    try (Connection connection = apart.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO artifact_check_due
          SELECT 'taken', n, repeat('a', 64), 'file:///x', 'FILE', 0, clock_timestamp()
          FROM generate_series(1, 10) n
          """);
    }
    DueTable one = new DueTable(apart);
    DueTable other = new DueTable(apart);

    // when
    List<Due> first = one.take(6, Duration.ofMinutes(1));
    List<Due> second = other.take(100, Duration.ofMinutes(1));

    // then
    assertThat(first).hasSize(6);
    assertThat(second).hasSize(4).doesNotContainAnyElementsOf(first);
    assertThat(one.take(100, Duration.ofMinutes(1))).isEmpty();
    other.postpone(first.getFirst(), Duration.ZERO);
    assertThat(other.take(100, Duration.ofMinutes(1)))
        .singleElement()
        .satisfies(again -> assertThat(again.attempts()).isEqualTo(2));
    other.drop(first.getFirst());
    assertThat(other.count()).isEqualTo(9);
  }

  /// A table like the service's, which its own worker does not look into.
  private PGSimpleDataSource emptyTable(String schema) throws SQLException {
    PGSimpleDataSource apart = new PGSimpleDataSource();
    apart.setURL(url);
    apart.setUser(user);
    apart.setPassword(password.orElse(""));
    try (Connection connection = apart.getConnection();
        Statement statement = connection.createStatement()) {
      String own = connection.getSchema();
      statement.execute("CREATE SCHEMA " + schema);
      statement.execute(
          "CREATE TABLE %s.artifact_check_due (LIKE %s.artifact_check_due INCLUDING ALL)"
              .formatted(schema, own));
    }
    apart.setCurrentSchema(schema);
    return apart;
  }
}

package io.modeltrail.audit.evidence;

import static io.modeltrail.service.testing.Callers.as;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.modeltrail.audit.AuditParts;
import io.modeltrail.cli.Main;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.service.problem.Problem;
import io.modeltrail.service.testing.TestLog;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bundle as an auditor takes it away, checked by the command that reviewers have.
@QuarkusTest
@QuarkusTestResource(AuditParts.class)
class EvidenceIT {

  private static final String MODEL = "proven wine";
  private static final String BUNDLE = "/evidence/models/proven wine/versions/2";

  private static ToldStory story;

  @Inject TestLog log;
  @Inject DataSource dataSource;
  @Inject LoopSettings settings;

  @TempDir Path folder;

  private final StringWriter printed = new StringWriter();

  @BeforeEach
  void the_story_is_told_once() throws Exception {
    if (story == null) {
      story = new ToldStory(log, MODEL);
      story.tell();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> assertThat(entries("model=proven wine").getList("items")).hasSize(13));
      long last = entries("model=proven wine").getLong("items[-1].index");
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(checkpointSize()).isGreaterThan(last));
    }
  }

  @Test
  void a_bundle_is_ok_to_whoever_checks_it_without_the_service() throws Exception {
    Path bundle = take("");

    int code = verify(bundle);

    assertThat(code).as(printed.toString()).isZero();
    assertThat(printed.toString())
        .contains(
            "Version 2 of proven wine",
            "version 2 was registered from run run-7",
            "APPROVE by vera as validator",
            "attested by key",
            "each approval that was asked for is there",
            "production runs version 2 with the artifact that was registered from then on",
            "what runs is what was promoted")
        .doesNotContain("run-6");
  }

  @Test
  void the_page_for_people_escapes_what_people_wrote_and_needs_nothing_else() throws Exception {
    String page = file(take(""), "passport.html");

    assertThat(page)
        .contains(
            "proven wine, version 2", "&lt;script&gt;alert(1)&lt;/script&gt;", "accuracy floor")
        .contains("metrics.accuracy = 0.91", "vera (PERSON)", "job-7 (JOB)", "@media print")
        .doesNotContain("<script", "src=", "run-6");
  }

  @Test
  void the_same_question_at_the_same_size_has_the_same_bytes() throws Exception {
    long size = checkpointSize();

    byte[] first = Files.readAllBytes(take("?size=" + size));

    assertThat(Files.readAllBytes(take("?size=" + size))).isEqualTo(first);
  }

  @Test
  void an_older_checkpoint_that_was_kept_is_proven_to_be_its_beginning() throws Exception {
    String kept = given().get("/log/checkpoint").then().extract().asString();
    long since = Long.parseLong(kept.lines().skip(1).findFirst().orElseThrow());
    TestLog.acknowledged(log.sendLater("model.trained", null, "filler", new byte[1]));
    await().untilAsserted(() -> assertThat(checkpointSize()).isGreaterThan(since));
    Path file = Files.writeString(folder.resolve("kept"), kept);

    assertThat(verify(take("?since=" + since), "--checkpoint", file.toString())).isZero();
    assertThat(printed.toString()).contains("was changed or taken out");
  }

  @Test
  void that_it_is_taken_is_noted_each_time() throws Exception {
    take("");
    take("");

    List<AuditNoted> exports =
        log.events("audit.noted", AuditNoted.class).stream()
            .filter(note -> note.getKind() == AuditNoteKind.EXPORT)
            .filter(note -> "evidence/models/proven wine/versions/2".equals(note.getSubject()))
            .toList();
    assertThat(exports).hasSizeGreaterThanOrEqualTo(2);
    AuditNoted last = exports.getLast();
    assertThat(last.getActor().getSubject()).isEqualTo("auditor-1");
    assertThat(last.getCount()).isGreaterThan(10);
    assertThat(last.getDetail()).containsKey("size");
  }

  @Test
  void what_was_erased_is_told_as_erased_and_nothing_else_suffers() throws Exception {
    ToldStory other = new ToldStory(log, "forgotten");
    other.tell();
    await()
        .untilAsserted(() -> assertThat(entries("model=forgotten").getList("items")).hasSize(13));
    long erased = entries("model=forgotten&type=ModelDescribed").getLong("items[0].index");
    long last = entries("model=forgotten").getLong("items[-1].index");
    await().untilAsserted(() -> assertThat(checkpointSize()).isGreaterThan(last));
    as("operator")
        .contentType("application/json")
        .header("Prefer", "wait=20")
        .body(
            "{\"entries\": [%d], \"ground\": \"Art. 17\", \"reason\": \"asked for\"}"
                .formatted(erased))
        .post("/erasures")
        .then()
        .statusCode(201);
    Path bundle = take("/evidence/models/forgotten/versions/2", "");

    Path key = other.attestationKey(folder);
    assertThat(verify(bundle, key)).as(printed.toString()).isZero();
    assertThat(printed.toString())
        .contains("entries/%d: its record is not in the bundle".formatted(erased));
    assertThat(file(bundle, "passport.html")).contains("Erased").doesNotContain("alert(1)");
    assertThat(file(bundle, "bundle.json")).contains("\"erased\":true,\"index\":" + erased);
  }

  @Test
  void what_there_is_not_is_refused() {
    get("/evidence/models/proven wine/versions/3", 404).body("code", equalTo("NOT_FOUND"));
    get("/evidence/models/nothing/versions/1", 404);
    get(BUNDLE + "?size=999999999", 404);
    get(BUNDLE + "?since=999999999", 400).body("code", equalTo("BAD_SIZE"));
    get(BUNDLE + "?seize=1", 400).body("code", equalTo("UNKNOWN_PARAMETER"));
    get("/evidence/models/proven wine/versions/0", 400).body("code", equalTo("BAD_VERSION"));
    as("deployer").get(BUNDLE).then().statusCode(403);
    given().get(BUNDLE).then().statusCode(401);
  }

  @Test
  void what_is_too_much_for_a_bundle_is_refused() {
    Asked asked = new Asked(MODEL, 2, null, null);

    assertThatThrownBy(() -> stories(5, 1 << 20).select(asked, 1_000))
        .isInstanceOf(Problem.Thrown.class)
        .hasMessageContaining("more than 5 entries")
        .hasMessageContaining("entries-max");
    assertThatThrownBy(() -> stories(1_000, 500).select(asked, 1_000))
        .isInstanceOf(Problem.Thrown.class)
        .hasMessageContaining("more than 500");
  }

  private Stories stories(int entries, long bytes) {
    return new Stories(
        dataSource,
        settings,
        new EvidenceConfig() {
          @Override
          public int entriesMax() {
            return entries;
          }

          @Override
          public MemorySize bytesMax() {
            return new MemorySize(BigInteger.valueOf(bytes));
          }

          @Override
          public int atOnce() {
            return 1;
          }

          @Override
          public Duration turn() {
            return Duration.ofSeconds(1);
          }
        });
  }

  private Path take(String query) throws IOException {
    return take(BUNDLE, query);
  }

  private Path take(String path, String query) throws IOException {
    byte[] bytes =
        as("auditor")
            .get(path + query)
            .then()
            .statusCode(200)
            .contentType("application/zip")
            .extract()
            .asByteArray();
    return Files.write(folder.resolve("bundle.zip"), bytes);
  }

  private int verify(Path bundle, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(more));
    return verify(bundle, story.attestationKey(folder), arguments);
  }

  private int verify(Path bundle, Path attestationKey) {
    return verify(bundle, attestationKey, List.of());
  }

  private int verify(Path bundle, Path attestationKey, List<String> more) {
    String key = given().get("/log").then().extract().path("verifierKey");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "verify",
                bundle.toString(),
                "--key",
                key,
                "--attestation-key",
                attestationKey.toString()));
    arguments.addAll(more);
    PrintWriter out = new PrintWriter(printed);
    return Main.commandLine().setOut(out).setErr(out).execute(arguments.toArray(String[]::new));
  }

  private static String file(Path bundle, String name) throws IOException {
    try (ZipFile zip = new ZipFile(bundle.toFile())) {
      return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
    }
  }

  private static long checkpointSize() {
    String checkpoint = given().get("/log/checkpoint").then().statusCode(200).extract().asString();
    return Long.parseLong(checkpoint.lines().skip(1).findFirst().orElseThrow());
  }

  private static ValidatableResponse get(String path, int status) {
    return as("auditor").get(path).then().statusCode(status);
  }

  private static JsonPath entries(String query) {
    return as("auditor").get("/entries?" + query).then().statusCode(200).extract().jsonPath();
  }
}

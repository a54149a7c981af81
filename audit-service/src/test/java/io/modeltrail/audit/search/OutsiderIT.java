package io.modeltrail.audit.search;

import static io.modeltrail.service.testing.Callers.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.modeltrail.audit.AuditParts;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.service.testing.TestLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an outsider can do who has read docs/audit-leaf.md: nothing of the service's code is used.
@QuarkusTest
@QuarkusTestResource(AuditParts.class)
class OutsiderIT {

  @Inject TestLog log;

  @Test
  void hash_and_commitments_can_be_computed_from_http_alone() throws Exception {
    // given
    ModelTrained told = Events.trained("checked", "job-7");
    byte[] sent = log.encode("model.trained", told);
    TestLog.acknowledged(log.sendLater("model.trained", null, "checked", sent));
    long index = index("checked");

    // when
    JsonPath entry = get("/entries/" + index);
    byte[] value =
        as("auditor")
            .get(entry.getString("record.valueHref"))
            .then()
            .statusCode(200)
            .contentType("application/octet-stream")
            .extract()
            .asByteArray();

    // then
    assertThat(value).isEqualTo(sent);
    String leaf = entry.getString("leaf");
    assertThat(entry.getString("leafHash")).isEqualTo(sha256(new byte[1], leaf.getBytes(UTF_8)));
    JsonPath read = JsonPath.from(leaf);
    assertThat(read.getString("eventId")).isEqualTo(told.getEventId().toString());
    assertThat(read.getString("offset")).isEqualTo(entry.getString("entry.place.offset"));
    Map<String, String> commitments = read.getMap("commitments");
    assertThat(commitments).containsOnlyKeys("record", "$.actor.subject", "$.run.startedBy");
    assertThat(commitments.get("record"))
        .isEqualTo(sha256(salt(entry, "record"), record(entry, value)));
    assertThat(commitments.get("$.actor.subject"))
        .isEqualTo(
            sha256(
                salt(entry, "$.actor.subject"),
                entry.getString("decoded.actor.subject").getBytes(UTF_8)));
    assertThat(commitments.get("$.run.startedBy"))
        .isEqualTo(
            sha256(
                salt(entry, "$.run.startedBy"),
                entry.getString("decoded.run.startedBy").getBytes(UTF_8)));
    assertThat(leaf).doesNotContain("job-7", "ann");
  }

  @Test
  void a_record_without_a_value_is_checked_as_well() throws Exception {
    // given
    TestLog.acknowledged(log.sendLater("model.registered", null, "none", null));
    String found = "/entries?topic=model.registered";
    await().untilAsserted(() -> assertThat(get(found).getList("items")).hasSize(1));

    // when
    JsonPath entry = get("/entries/" + get(found).getLong("items[0].index"));

    // then
    assertThat(entry.getString("entry.decodeProblem")).startsWith("NULL_VALUE");
    assertThat(entry.getString("record.valueBytes")).isNull();
    as("auditor")
        .get(entry.getString("record.valueHref"))
        .then()
        .statusCode(404)
        .body("code", equalTo("NO_VALUE"));
    assertThat(JsonPath.from(entry.getString("leaf")).getString("commitments.record"))
        .isEqualTo(sha256(salt(entry, "record"), record(entry, null)));
  }

  private static long index(String model) {
    await()
        .untilAsserted(
            () -> assertThat(get("/entries?model=" + model).getList("items")).hasSize(1));
    return get("/entries?model=" + model).getLong("items[0].index");
  }

  private static JsonPath get(String path) {
    return as("auditor").get(path).then().statusCode(200).extract().jsonPath();
  }

  private static byte[] salt(JsonPath entry, String name) {
    List<Map<String, String>> salts = entry.getList("salts");
    return salts.stream()
        .filter(salt -> salt.get("name").equals(name))
        .map(salt -> HexFormat.of().parseHex(salt.get("salt")))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] record(JsonPath entry, byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    part(out, base64(entry.getString("record.keyBase64")));
    part(out, value);
    List<Map<String, String>> headers = entry.getList("record.headers");
    out.writeBytes(number(headers.size()));
    for (Map<String, String> header : headers) {
      part(out, header.get("name").getBytes(UTF_8));
      part(out, base64(header.get("valueBase64")));
    }
    return out.toByteArray();
  }

  private static void part(ByteArrayOutputStream out, byte[] part) {
    out.writeBytes(number(part == null ? -1 : part.length));
    out.writeBytes(part == null ? new byte[0] : part);
  }

  private static byte[] number(int number) {
    return ByteBuffer.allocate(4).putInt(number).array();
  }

  private static byte[] base64(String text) {
    return text == null ? null : Base64.getDecoder().decode(text);
  }

  private static String sha256(byte[] before, byte[] bytes) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(before);
    return HexFormat.of().formatHex(digest.digest(bytes));
  }
}

package io.modeltrail.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.avro.Contract;
import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.Attestation;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.Via;
import io.modeltrail.tlog.tree.TreeHashing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What others have made: the worked example of docs/audit-leaf.md, and a signature that OpenSSL
/// made of what docs/attestation.md says.
class VectorsTest {

  private static final String LEAF =
      """
      {"appendedAt":"2026-11-24T17:00:00.120Z","commitments":{"$.actor.subject":"52bc1d0d1625fffb25864d8ef3ed7fe150ebb943b152902c4cb5a81eec958f68","record":"4324c6ebe2fcd72d4c7fe0d978889fd39b18cd4062d46ba76d20d933ac5f05a8"},"eventId":"0b8f8a1e-6f0e-4a53-9a57-3d1f0d1a2b3c","format":1,"offset":"41","partition":3,"schemaId":7,"topic":"audit.noted","topicId":"5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02","type":"io.modeltrail.event.AuditNoted"}"""
          .strip();

  private static final String RECORD =
      "0000002430623866386131652d366630652d346135332d396135372d3364316630643161326233630000005900"
          + "000000074830623866386131652d366630652d346135332d396135372d336431663064316132623363808a80e8"
          + "c168001261756469746f722d310000020e61756469746f72000000000204020a6d6f64656c0877696e65000000"
          + "00020000000563655f69640000002430623866386131652d366630652d346135332d396135372d336431663064"
          + "316132623363000000046e6f7465ffffffff";

  private static final String SALTS =
      """
      [{"name":"record","salt":"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"},
       {"name":"$.actor.subject","salt":"202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f"}]
      """;

  @TempDir Path folder;

  @Test
  void the_worked_example_of_a_leaf_is_what_its_record_and_salts_lead_to() throws Exception {
    Leaf leaf = Leaf.parse("leaf", LEAF.getBytes(UTF_8));
    byte[] record = HexFormat.of().parseHex(RECORD);
    Opening opening = new Opening("salts", leaf, Salts.parse("salts", SALTS.getBytes(UTF_8)));

    opening.complete();
    assertThat(opening.isOf(record)).isTrue();
    ObjectNode said =
        PlainRecord.read(
            "record",
            RecordBytes.parse("record", record).value(),
            Contract.topic("audit.noted").schema());
    opening.personal(said);
    assertThat(said.at("/actor/subject").asText()).isEqualTo("auditor-1");
    assertThat(said.path("detail")).isEqualTo(Json.MAPPER.valueToTree(Map.of("model", "wine")));
    assertThat(TreeHashing.leaf(LEAF.getBytes(UTF_8)).hex())
        .isEqualTo("5d673dbea62be0cc2df65c7217d191b597b59480aff58bfa89c9090cd96a52bb");
  }

  @Test
  void what_openssl_signed_is_attested() throws Exception {
    PromotionDecided decided = decided();
    decided.setAttestation(
        new Attestation(
            "06e3fd8fda29bb60",
            "Ed25519",
            "0ntuHlOi/r2m5ocONeGClfI1kTBYn/IL6rUT8Xo001Zm+Cakhn7m1WR+Mmg78KmfXdkdL8IMqhhc6ciclqbTCg=="));
    Path key =
        Files.writeString(
            folder.resolve("key.pem"),
            """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
            -----END PUBLIC KEY-----
            """);
    Attestor attestor = Attestor.trusting(List.of(key));

    Event event = new TestTrail().add("promotion.decided", Instant.EPOCH, decided);
    decided.setComment("another");
    Event other = new TestTrail().add("promotion.decided", Instant.EPOCH, decided);

    assertThat(attestor.check(event)).isEqualTo(new Attestor.Attested.Valid("06e3fd8fda29bb60"));
    assertThat(attestor.check(other)).isInstanceOf(Attestor.Attested.Invalid.class);
  }

  /// With every field said.
  private static PromotionDecided decided() {
    return PromotionDecided.newBuilder()
        .setEventId(UUID.fromString("0b4c9f6e-3f0a-4b7e-9d51-0c6a4f1d2e01"))
        .setOccurredAt(Instant.parse("2026-03-01T09:30:00.250Z"))
        .setCausationId(UUID.fromString("0b4c9f6e-3f0a-4b7e-9d51-0c6a4f1d2e02"))
        .setActor(
            new Actor(
                "approver@local",
                ActorKind.PERSON,
                "https://modeltrail.local",
                List.of("approver", "model-risk"),
                Via.HTTP))
        .setModelName("churn")
        .setPromotionId(UUID.fromString("0b4c9f6e-3f0a-4b7e-9d51-0c6a4f1d2e03"))
        .setDecision(ApprovalDecision.APPROVE)
        .setRole("model-risk")
        .setExpectedStep(2)
        .setEvidenceDigest("ab".repeat(32))
        .setMeaning("I have read the model card")
        .setComment("Fits: \"großartig\" \uD83D\uDC4D\n€ 5")
        .build();
  }
}

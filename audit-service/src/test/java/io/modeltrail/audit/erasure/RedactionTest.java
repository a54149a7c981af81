package io.modeltrail.audit.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.modeltrail.audit.leaf.Commitments;
import io.modeltrail.audit.leaf.Hashes;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {

  private final Redaction redaction = new Redaction(Needle.of("eva", new SecureRandom()), 42);

  @Test
  void a_person_is_taken_out_wherever_a_text_is_the_id_and_nothing_else_changes() {
    String record =
        """
        {"actor":{"subject":"eva","roles":["trainer"]},"run":{"startedBy":"adam"},"developers":["adam","eva"],
         "tags":{"eva":"evaluation","owner":"eva"},"metrics":{"auc":0.90,"loss":1E-7,"n":12345678901234567890},
         "description":null,"isDirty":true}
        """;

    String redacted = redaction.of(Naming.json(record)).toString();

    assertThat(redacted)
        .isEqualTo(
            """
            {"actor":{"subject":"M","roles":["trainer"]},"run":{"startedBy":"adam"},"developers":["adam","M"],\
            "tags":{"M":"evaluation","owner":"M"},"metrics":{"auc":0.90,"loss":1E-7,"n":12345678901234567890},\
            "description":null,"isDirty":true}"""
                .replace("\"M\"", "\"[erased by entry 42]\""));
  }

  @Test
  void a_signature_over_the_person_goes_with_them_and_stays_otherwise() {
    String signed =
        "{\"actor\":{\"subject\":\"%s\"},\"attestation\":{\"keyId\":\"k\",\"signature\":\"c2ln\"}}";

    assertThat(redaction.of(Naming.json(signed.formatted("eva"))).toString())
        .contains("\"keyId\":\"k\"")
        .doesNotContain("c2ln");
    assertThat(redaction.of(Naming.json(signed.formatted("adam"))).toString()).contains("c2ln");
  }

  @Test
  void the_salts_of_the_others_stay() {
    // given
    String leaf =
        """
        {"commitments":{"record":"%s","$.actor.subject":"%s","$.run.startedBy":"%s","others":"%s"}}
        """
            .formatted(hash("00"), hash("01", "eva"), hash("02", "adam"), hash("03"));
    ArrayNode salts =
        (ArrayNode)
            Naming.json(
                """
                [{"name":"record","salt":"00"},{"name":"$.actor.subject","salt":"01"},
                 {"name":"$.run.startedBy","salt":"02"},{"name":"others","salt":"03","paths":["$.x"]}]
                """);

    // then
    assertThat(names(RemainingSalts.of(salts, leaf.getBytes(UTF_8), "eva")))
        .containsExactly("$.run.startedBy");
    assertThat(names(RemainingSalts.of(salts, leaf.getBytes(UTF_8), "adam")))
        .containsExactly("$.actor.subject")
        .doesNotContain(Commitments.RECORD);
  }

  @Test
  void a_needle_recognises_one_text_and_never_has_it() {
    SecureRandom random = new SecureRandom();
    Needle needle = Needle.of("eva", random);

    assertThat(needle.matches("eva")).isTrue();
    assertThat(needle.matches("evа")).isFalse(); // another alphabet's a
    assertThat(Needle.of("eva", random).hash()).isNotEqualTo(needle.hash());
  }

  private static List<String> names(ArrayNode salts) {
    return salts.valueStream().map(salt -> salt.path("name").asText()).toList();
  }

  private static String hash(String salt, String... text) {
    return HexFormat.of()
        .formatHex(
            Hashes.commitment(
                HexFormat.of().parseHex(salt), String.join("", text).getBytes(UTF_8)));
  }
}

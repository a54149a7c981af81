package io.modeltrail.audit.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.tlog.tree.TreeHashing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeafTest {

  @Test
  void a_leaf_is_canonical_json() {
    assertThat(new String(Example.LEAF.bytes(), UTF_8))
        .startsWith(
            "{\"appendedAt\":\"2026-11-24T17:00:00.120Z\",\"commitments\":{\"$.actor.subject\":\"")
        .endsWith(
            "\"},\"eventId\":\"0b8f8a1e-6f0e-4a53-9a57-3d1f0d1a2b3c\",\"format\":1,\"offset\":\"41\",\"partition\":3,\"schemaId\":7,\"topic\":\"audit.noted\",\"topicId\":\"5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02\",\"type\":\"io.modeltrail.event.AuditNoted\"}");
  }

  @Test
  void the_description_of_the_format_shows_what_is_so() throws Exception {
    // given
    Path home = Path.of(System.getProperty("modeltrail.home", ".."));

    // when
    String description = Files.readString(home.resolve("docs/audit-leaf.md"));

    // then
    byte[] leaf = Example.LEAF.bytes();
    List<Commitments.Commitment> commitments = Example.LEAF.commitments();
    assertThat(description)
        .contains(new String(leaf, UTF_8))
        .contains(TreeHashing.leaf(leaf).hex())
        .contains(hex(Example.ORIGINAL.value()))
        .contains(hex(Example.ORIGINAL.headers()))
        .contains(hex(Example.ORIGINAL.bytes()));
    for (Commitments.Commitment commitment : commitments) {
      assertThat(description).contains(hex(commitment.salt())).contains(hex(commitment.hash()));
    }
  }

  @Test
  void what_breaks_the_contracts_limits_is_left_out() {
    assertThat(new Said(null, "no type", 1, "-wine", "Production"))
        .isEqualTo(new Said(null, null, 1, null, null));
    assertThat(new Said(null, "a.B", 1, "Wine 3", "qa-1"))
        .isEqualTo(new Said(null, "a.B", 1, "Wine 3", "qa-1"));
    assertThat(new Said(null, "a".repeat(256), 1, "a".repeat(201), "a".repeat(64)))
        .isEqualTo(new Said(null, null, 1, null, null));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}

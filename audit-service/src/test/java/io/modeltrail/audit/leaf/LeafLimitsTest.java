package io.modeltrail.audit.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.messaging.record.Place;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

/// Whatever a record holds, its leaf is small, and JSON in the canonical form.
class LeafLimitsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID ID = new UUID(-1, -1);

  @Property(tries = 500)
  void any_names_and_values_give_a_leaf(
      @ForAll @StringLength(max = 300) String text,
      @ForAll @Size(max = 30) List<@StringLength(max = 300) String> paths,
      @ForAll @LongRange(min = -1, max = 253_402_300_799_999L) long appendedAt,
      @ForAll @IntRange(min = 1) int schemaId)
      throws Exception {
    // given
    List<Personal> personal =
        paths.stream()
            .map(path -> path.replaceAll("[\\x00-\\x1f\\p{Cs}]", "?"))
            .map(path -> new Personal("$." + path, text.getBytes(UTF_8)))
            .toList();
    Said said = new Said(ID, text, schemaId, text, text);

    // when
    byte[] leaf = leaf("topic", Instant.ofEpochMilli(appendedAt), said, personal);

    // then
    isALeaf(leaf);
  }

  @Test
  void the_largest_leaf_is_small_enough() throws Exception {
    // given
    List<Personal> personal =
        IntStream.range(10, 40)
            .mapToObj(i -> new Personal("$." + "\\\"".repeat(48) + "xxxx" + i, new byte[1]))
            .toList();
    Said said = new Said(ID, "t".repeat(255), Integer.MIN_VALUE, "m".repeat(200), "e".repeat(63));
    assertThat(personal).allMatch(Personal::canBeNamed);

    // when
    byte[] leaf = leaf("t".repeat(249), Instant.ofEpochMilli(Long.MAX_VALUE), said, personal);

    // then
    isALeaf(leaf);
    assertThat(leaf.length).isGreaterThan(3000);
    JsonNode commitments = JSON.readTree(leaf).get("commitments");
    assertThat(commitments).hasSize(Commitments.NAMED_MAX + 2);
  }

  @Test
  void characters_of_two_halves_stand_in_it_as_they_are() throws Exception {
    List<Personal> personal =
        IntStream.range(0, 8)
            .mapToObj(i -> new Personal("$." + "\uD83D\uDE00".repeat(48) + i, new byte[1]))
            .toList();
    assertThat(personal).allMatch(Personal::canBeNamed);

    isALeaf(leaf("topic", Instant.EPOCH, new Said(ID, "t", 1, "m", "e"), personal));
  }

  private static byte[] leaf(String topic, Instant at, Said said, List<Personal> personal) {
    Original original = new Original(null, null, new byte[4]);
    return new Leaf(
            new Place(ID, topic, Integer.MAX_VALUE, Long.MAX_VALUE),
            at,
            said,
            Integer.MAX_VALUE,
            new Commitments(new SecureRandom()).to(original, personal))
        .bytes();
  }

  private static void isALeaf(byte[] leaf) throws Exception {
    assertThat(leaf.length).isLessThanOrEqualTo(Leaf.BYTES_MAX);
    assertThat(JSON.readTree(leaf).get("offset").textValue())
        .isEqualTo(Long.toString(Long.MAX_VALUE));
    assertThat(new JsonCanonicalizer(new String(leaf, UTF_8)).getEncodedUTF8()).isEqualTo(leaf);
  }
}

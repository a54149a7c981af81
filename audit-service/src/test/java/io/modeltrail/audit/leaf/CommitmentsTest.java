package io.modeltrail.audit.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.WithNull;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CommitmentsTest {

  private final Commitments commitments = new Commitments(new SecureRandom());
  private final Original original = new Original(new byte[] {1}, new byte[] {2}, new byte[4]);

  @Test
  void a_commitment_is_the_hash_of_salt_and_bytes() throws Exception {
    // when
    var made = commitments.to(original, List.of(personal("$.actor.subject", "ann")));

    // then
    assertThat(made)
        .extracting(Commitments.Commitment::name)
        .containsExactly("record", "$.actor.subject");
    byte[] recordBytes = {0, 0, 0, 1, 1, 0, 0, 0, 1, 2, 0, 0, 0, 0};
    assertThat(made.get(0).hash()).isEqualTo(sha256(made.get(0).salt(), recordBytes));
    assertThat(made.get(1).hash()).isEqualTo(sha256(made.get(1).salt(), "ann".getBytes(UTF_8)));
    assertThat(made).allMatch(each -> each.salt().length == 32);
  }

  @Test
  void the_same_record_never_has_the_same_commitment() {
    assertThat(commitments.to(original, List.of()).getFirst().hash())
        .isNotEqualTo(commitments.to(original, List.of()).getFirst().hash());
  }

  @Test
  void what_is_more_than_eight_or_has_a_long_path_is_committed_to_together() throws Exception {
    // given
    Personal longPath = personal("$." + "x".repeat(200), "long");
    List<Personal> many =
        Stream.concat(
                Stream.of(longPath),
                IntStream.range(0, 10).mapToObj(i -> personal("$.a[" + i + "]", "s" + i)))
            .toList();

    // when
    var made = commitments.to(original, many);

    // then
    assertThat(made).hasSize(10);
    var others = made.getLast();
    assertThat(others.name()).isEqualTo("others");
    assertThat(others.paths()).containsExactly(longPath.path(), "$.a[8]", "$.a[9]");
    ByteBuffer together = ByteBuffer.allocate(1000);
    for (String part : List.of(longPath.path(), "long", "$.a[8]", "s8", "$.a[9]", "s9")) {
      together.putInt(part.length()).put(part.getBytes(UTF_8));
    }
    byte[] bytes = new byte[together.position()];
    together.flip().get(bytes);
    assertThat(others.hash()).isEqualTo(sha256(others.salt(), bytes));
  }

  @Property(tries = 300)
  void no_two_records_have_the_same_bytes(
      @ForAll @WithNull @Size(max = 3) byte[] key,
      @ForAll @WithNull @Size(max = 3) byte[] value,
      @ForAll @WithNull @Size(max = 3) byte[] otherKey,
      @ForAll @WithNull @Size(max = 3) byte[] otherValue) {
    Original one = new Original(key, value, new byte[4]);
    Original other = new Original(otherKey, otherValue, new byte[4]);
    boolean same = Arrays.equals(key, otherKey) && Arrays.equals(value, otherValue);
    assertThat(Arrays.equals(one.bytes(), other.bytes())).isEqualTo(same);
  }

  @Test
  void headers_are_read_back_in_their_order_also_repeated_empty_and_null_ones() {
    // given
    var headers = new RecordHeaders().add("ü", new byte[] {9}).add("a", null).add("a", new byte[0]);

    // when
    Original with = new Original(null, null, Original.headers(headers));

    // then
    assertThat(with.headerList())
        .extracting(Original.NameAndValue::name)
        .containsExactly("ü", "a", "a");
    assertThat(with.headerList())
        .extracting(Original.NameAndValue::value)
        .containsExactly(new byte[] {9}, null, new byte[0]);
  }

  private static Personal personal(String path, String text) {
    return new Personal(path, text.getBytes(UTF_8));
  }

  private static byte[] sha256(byte[] salt, byte[] bytes) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(salt);
    return digest.digest(bytes);
  }
}

package io.modeltrail.tlog.tree;

import static io.modeltrail.tlog.Vectors.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.MalformedException;
import org.junit.jupiter.api.Test;

/// Vectors of transparency-dev/merkle (rfc6962_test.go) and of Go's note_test.
class TreeHashingTest {

  @Test
  void hashes_are_those_of_rfc_6962() {
    assertThat(TreeHashing.emptyRoot().hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(TreeHashing.leaf(new byte[0]).hex())
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assertThat(TreeHashing.leaf(ascii("L123456")).hex())
        .isEqualTo("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
    assertThat(TreeHashing.node(ascii("N123"), ascii("N456")).hex())
        .isEqualTo("aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb");
    assertThat(TreeHashing.leaf(ascii("hello world")).base64())
        .isEqualTo("TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=");
  }

  @Test
  void hashing_in_arrays_is_the_same() {
    byte[] bytes = new byte[4 * Hash.BYTES];
    TreeHashing.leaf(ascii("-one"), 1, 3, bytes, 0);
    TreeHashing.leaf(ascii("two"), 0, 3, bytes, Hash.BYTES);
    TreeHashing.node(bytes, 0, bytes, 3 * Hash.BYTES);

    Hash one = TreeHashing.leaf(ascii("one"));
    Hash two = TreeHashing.leaf(ascii("two"));
    assertThat(Hash.at(bytes, 0)).isEqualTo(one);
    assertThat(Hash.at(bytes, 96)).isEqualTo(TreeHashing.node(one, two));
    assertThatThrownBy(() -> TreeHashing.node(bytes, 0, bytes, 97))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_hash_has_32_bytes_and_keeps_them() throws Exception {
    byte[] bytes = new byte[32];
    Hash hash = Hash.of(bytes);
    bytes[0] = 1;
    hash.bytes()[1] = 1;

    assertThat(hash).isEqualTo(Hash.of(new byte[32])).isEqualTo(Hash.parse(hash.base64()));
    assertThatThrownBy(() -> Hash.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Hash.at(bytes, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Hash.parse("AAAA"))
        .isInstanceOf(MalformedException.class)
        .hasMessage("hash: has 32 bytes, not 3");
  }
}

package io.modeltrail.tlog.tile;

import static io.modeltrail.tlog.Vectors.flipped;
import static io.modeltrail.tlog.Vectors.hashes;
import static io.modeltrail.tlog.Vectors.leaf;
import static io.modeltrail.tlog.Vectors.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.Vectors;
import io.modeltrail.tlog.tree.ConsistencyProof;
import io.modeltrail.tlog.tree.InclusionProof;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The log of 70,000 entries, `leaf 0` to `leaf 69999`, in tiles: three levels, of which each has a
/// partial tile. Its roots, files and proofs were computed by an independent program.
class LargeLogTest {

  private static final int SIZE = LargeLog.SIZE;
  private static final TreeHead HEAD = LargeLog.HEAD;

  private static final Map<String, byte[]> written = LargeLog.FILES;

  private final MemoryTiles tiles = new MemoryTiles();

  @BeforeEach
  void fill() {
    tiles.files.putAll(written);
  }

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 1bb97dcc21635d47e2663efdfd0a174686d98dd701352dd2cd06e8b43fd3d305",
    "2, fc5f6b88ff8554f75bb2f9e6f39c31b1936d44b69276edf7b1205a955b9761e3",
    "3, d4f92c8fbb89720eb3b55677c7d7efaddfeb10d11a1a84a0ba8f1a23337faa95",
    "4, 4f631084a157c54f54fcfb23ff5eb8650c4ba160c295bb13a9832b109d52677e",
    "5, 341515982d650e23520dbd54d7fcf0afa1b70cc3a16a411d464dc9c1ac96c301",
    "7, 5a61fc2b54f9cfa71774f2432143dd40c6cb2b11947faf65a7d3da5cb65199c8",
    "8, c5c2c820ed342fdda8ce896b6b9cf5b8c00a21cc4b20714cc6e5d3c05c35240b",
    "16, 714a29298ca7d8643975100569499c2309e83a6f2f970902dc46ef32ebc1b00f",
    "100, 13f88915c560dc911a1da0fb209d84a20971051f294ebeb428fb3fc293af2743",
    "255, d71592a219d4067663eede247f9b54c3f9e0290682d55de09b495b07f1de41c9",
    "256, cf5effdb11d0927a2edf53b0e73c7837f659414e00537da5d90eb5c4c49ff274",
    "257, 855b936aa00cb98b5114484249ad39d78a6be93623e26c01e8e487dc02184a5a",
    "300, e7afc82d38944fc7930545328091d45823288c1f734cbdac06396713ebd4b5d5",
    "511, ca6b4f3db2b4e8d03a833ca7381f1a667728338c6d1641f0e6d0b2da4ec4a934",
    "512, d9579873166aa59bc8d37da864923bf63dacf0fff19ea2caba63b20cab82cd30",
    "1000, 2ff33fb9d8f14f89ca306289633336a168ff3f4532e8f741a0019dcb4c1d60a1",
    "65535, b592480df20f0dd456e39db9cdb0a1fa85f3617ec2d30cffc52760c38776f393",
    "65536, e100ba54d69a91012fc13b7890feac78d6996a097268b6f735d17311c7402a60",
    "65537, 689b22742cab2adeb36ba622ff2736336464858f5de4a2c02f33bf163e7dca5f",
    "70000, da0532ff7b2ee56f4067110fc964e9f27b5959f9527bfff3fa501aa7584deaf3"
  })
  void roots_are_the_computed_ones(long size, String root) throws Exception {
    assertThat(TiledTree.open(tiles, HEAD).at(size).head())
        .isEqualTo(new TreeHead(size, Vectors.hash(root)));
  }

  @ParameterizedTest
  @CsvSource({
    "tile/0/000, 8192, 3658d44ebeb979b996b87ac966392dffbe9a628e34cb70bbff0ba844e74c31c6,"
        + " 1bb97dcc21635d47e2663efdfd0a174686d98dd701352dd2cd06e8b43fd3d305",
    "tile/0/272, 8192, 6e6ad197e3dcdc3de3cb289181074c47a38b03a920bb52e1eeebb620d4f45e76,"
        + " f5d83f36ddbcec73a8f219a315fd35be0668cc0d44b4cf99fa2d36574e5392fc",
    "tile/0/273.p/112, 3584, a8e4ee4e4f31c2fac9bb546b9b57c22f6c92e15c11adee487d09ebc926ab3ad7,"
        + " bcd1440f33c2e571ce1427bc621b7ac1509d3fb78fbc6bf05c2ab2685550ce3f",
    "tile/1/000, 8192, 7b8fc3b25031a7c9b1a317c9453f6f293b414e958d0e80a765be6f00930c3984,"
        + " cf5effdb11d0927a2edf53b0e73c7837f659414e00537da5d90eb5c4c49ff274",
    "tile/1/001.p/17, 544, f1b11556adcce30fcd3fca6ef542ccf6a4319ab92143fb7c8f6c8f1d2e08209e,"
        + " 62da088c6586b3e5173fb1e87731bc588f368cf6e0d00c1bc486dc1851fb1aa4",
    "tile/2/000.p/1, 32, d84406334bc5243eb04ecd6b99e64380d67aaa2b2880a838a123e1b539927708,"
        + " e100ba54d69a91012fc13b7890feac78d6996a097268b6f735d17311c7402a60",
    "tile/entries/000, 2450, a14c635e736c61c708522df30dabd9606ebc7bc14b9de94ead044c9530e2fac5, ",
    "tile/entries/272, 3072, a497de9ebdf8ceda815fcf55d46c30a334e78c11cc9aa1d21389c99618309d54, ",
    "tile/entries/273.p/112, 1344,"
        + " c215abb6d6970b8c5b6f800aaa1de5eaae049fe9c81341ceba8c00b1078a649f, "
  })
  void files_are_the_computed_ones(String path, int length, String sha256, String start) {
    byte[] bytes = written.get(path);

    assertThat(bytes).hasSize(length);
    assertThat(sha256(bytes)).isEqualTo(sha256);
    if (start != null) {
      assertThat(HexFormat.of().formatHex(bytes, 0, 32)).isEqualTo(start);
    }
  }

  @Test
  void there_are_no_other_files() {
    // 273 full and a partial one, of tiles and of bundles; 1 and a partial one; a partial one.
    assertThat(written).hasSize(2 * 274 + 2 + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 17, 119f1969e136e78eafed9986050b74338703378d2a3cc8fe848d12a17630d928",
    "12345, 17, 83d2706968cf54d0c512b32bf96dafcfd3fbead0088a76b5b06efaf1940e3f39",
    "69999, 9, 528bf616aaa8713579140d862439d0347c7ef4f9d96c0804db2dfd46f6a30fdb"
  })
  void inclusion_proofs_are_the_computed_ones(long index, int count, String sha256)
      throws Exception {
    InclusionProof proof = TiledTree.open(tiles, HEAD).prover().inclusion(index);

    assertThat(proof.hashes()).hasSize(count);
    assertThat(sha256(proof.hashes())).isEqualTo(sha256);
    assertThat(proof.verify(TreeHashing.leaf(leaf(index)), HEAD).isProven()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 17, 119f1969e136e78eafed9986050b74338703378d2a3cc8fe848d12a17630d928",
    "256, 9, c1a63ab003d9dc14a91d173199a09d980ac77a3ed4f3114520f59c8a66c71cc1",
    "65536, 1, a4e3f44ca2b0b5c13a5c418a4d24e0acb72fa6f776d7f9e5c0291eab05c6cc98",
    "65537, 15, d7411b23266e76602e2272915734cc66a73376e72d4d2e84d60fbee2d1d8fea5",
    "69999, 10, 7cd05472c2beb4abb129814c17974ee04531c5a407e54826386ccfc572850ce9"
  })
  void consistency_proofs_are_the_computed_ones(long old, int count, String sha256)
      throws Exception {
    TiledTree tree = TiledTree.open(tiles, HEAD);
    ConsistencyProof proof = tree.prover().consistency(old);

    assertThat(proof.hashes()).hasSize(count);
    assertThat(sha256(proof.hashes())).isEqualTo(sha256);
    assertThat(proof.verify(tree.at(old).head(), HEAD).isProven()).isTrue();
  }

  @Test
  void whole_proofs_are_the_computed_ones() throws Exception {
    TiledTree tree = TiledTree.open(tiles, HEAD);

    assertThat(tree.prover().inclusion(69_999).hashes())
        .isEqualTo(
            hashes(
                "3X4b2zAkiLqV+XxECUDHQfZPhxtrMd8iqCJmG0eyWf8=,ezenIb4hJ77PvYsAPDsTuugyH5zVZDIk99oxr+16aBo=,Zil+DYpqZ7W+8dRLlTtY1TJhGcJL8PwchDglIwO0+ik=,hZUlffB1vfX99UnH1IoGgUOWYPx+TCOH5GmMbApBl8A=,sl+TlJ+C7qQRArjU/sFZHYZCbh8Mb9rtLc1CND1LkVo=,C/exneiAnxkvU0dXzHpyM5a+zqrlcosin/XpHU83lwI=,QqZJOhkLZA2R9/p75UB8934RLI1rgGW/pLgHbPh+Ris=,yGbt9spLHbdV+E19IwTS5qk7TVmSwQ1tWA7dnzyg58c=,4QC6VNaakQEvwTt4kP6seNaZaglyaLb3NdFzEcdAKmA="));
    assertThat(tree.prover().consistency(256).hashes())
        .isEqualTo(
            hashes(
                "kruC0rsurReb94AeYHEGyOWBjlHRFVk+K9pB7pLVZNw=,1rsXGHctp2eHF1I5OnpE4pnCvnHvcML7J1IGyLwdQWM=,4efPR70iDbjOakOoBMYTnVGUbs6Q7Z+vTfXJvRWYWGM=,mqwucL1gifDQgKLiI2yKT53g6R4lZCYSz9Fhy8ruwI8=,KyBsQiOXvDLIUYRkVCPg30BhbWa04E8aBsZBbPc0brU=,0UYElZ3xnGEFN45r3UX6QN6leu/adOnv3i8vdteeirQ=,Ih0s5ZqgTMpSd0psnT+jjeQMyk4Dh0GVIXnieVZbj3o=,XblrsdQS/F9m3iOWDdQ4wFKxtn4SO31YR+1to8YobZ4=,RUNbvEwmlDPHdr5nj1JLwizxuCTGFTrjPTuLv/S9eVQ="));
  }

  @Test
  void a_proof_reads_few_tiles_and_each_once() throws Exception {
    TiledTree tree = TiledTree.open(tiles, HEAD);
    assertThat(tiles.reads).isEqualTo(3);

    tree.prover().inclusion(12_345);
    assertThat(tiles.reads).isEqualTo(5);
    tree.prover().inclusion(12_346);
    assertThat(tiles.reads).isEqualTo(5);
  }

  @Test
  void entries_are_read_with_their_proof() throws Exception {
    TiledTree tree = TiledTree.open(tiles, HEAD);

    assertThat(tree.bundle(12_345).entry(12_345 % 256)).isEqualTo(leaf(12_345));
    assertThat(tree.bundle(69_999).entries()).hasSize(112);
    assertThatThrownBy(() -> tree.bundle(SIZE)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree.at(SIZE + 1L)).isInstanceOf(IndexOutOfBoundsException.class);
    for (int[] node : new int[][] {{0, SIZE}, {0, -1}, {-1, 0}, {17, 0}, {63, 0}, {64, 0}}) {
      assertThatThrownBy(() -> tree.node(node[0], node[1]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"tile/0/048", "tile/1/000", "tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"})
  void a_bit_flipped_in_a_tile_is_found(String path) {
    for (int bit : new int[] {0, 100, 255, written.get(path).length * 8 - 1}) {
      tiles.files.put(path, flipped(written.get(path), bit));
      assertThatThrownBy(() -> TiledTree.open(tiles, HEAD).prover().inclusion(12_345))
          .isInstanceOf(DamagedLogException.class);
    }
  }

  @Test
  void a_bit_flipped_in_a_bundle_is_found() throws Exception {
    TiledTree tree = TiledTree.open(tiles, HEAD);
    tiles.files.computeIfPresent("tile/entries/048", (at, bytes) -> flipped(bytes, 20));

    assertThatThrownBy(() -> tree.bundle(12_345))
        .isInstanceOf(DamagedLogException.class)
        .hasMessage("tile/entries/048: entry 0 of it is not what was hashed");
  }

  @Test
  void another_tile_in_place_of_a_tile_is_found() throws Exception {
    TiledTree tree = TiledTree.open(tiles, HEAD);
    tiles.files.put("tile/0/048", written.get("tile/0/049"));

    assertThatThrownBy(() -> tree.prover().inclusion(12_345))
        .isInstanceOf(DamagedLogException.class)
        .hasMessage("tile/0/048: is not what the tile above stands for");
  }
}

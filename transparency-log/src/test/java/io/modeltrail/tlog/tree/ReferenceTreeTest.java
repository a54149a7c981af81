package io.modeltrail.tlog.tree;

import static io.modeltrail.tlog.Vectors.consistency;
import static io.modeltrail.tlog.Vectors.hash;
import static io.modeltrail.tlog.Vectors.hex;
import static io.modeltrail.tlog.Vectors.inclusion;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tree of eight entries of transparency-dev/merkle (testonly/constants.go).
class ReferenceTreeTest {

  private static final String[][] TREE = {
    {
      "",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    },
    {
      "00",
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    },
    {
      "10",
      "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
    },
    {
      "2021",
      "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
    },
    {
      "3031",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"
    },
    {
      "40414243",
      "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"
    },
    {
      "5051525354555657",
      "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"
    },
    {
      "606162636465666768696a6b6c6d6e6f",
      "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    },
  };

  private static final String[][] NODES = {
    {
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
    },
    {
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
    },
    {"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"}
  };

  private final MemoryTree tree = new MemoryTree();

  @BeforeEach
  void append() {
    for (String[] row : TREE) {
      tree.append(TreeHashing.leaf(hex(row[0])));
    }
  }

  @Test
  void leaves_and_roots_are_the_published_ones() {
    CompactRange range = CompactRange.empty();
    for (int i = 0; i < TREE.length; i++) {
      Hash leaf = TreeHashing.leaf(hex(TREE[i][0]));
      range.append(leaf);

      assertThat(leaf.hex()).isEqualTo(TREE[i][1]);
      assertThat(range.root().hex()).isEqualTo(TREE[i][2]);
      assertThat(tree.at(i + 1).head()).isEqualTo(new TreeHead(i + 1, hash(TREE[i][2])));
    }
  }

  @Test
  void inner_nodes_are_the_published_ones() {
    for (int height = 1; height < NODES.length + 1; height++) {
      for (int i = 0; i < NODES[height - 1].length; i++) {
        assertThat(tree.node(height, i).hex()).isEqualTo(NODES[height - 1][i]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 0 | ",
        "3 | 0 |"
            + " lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=,ApjRIpBtz8EIkstTpzmS/FufST6kybrbJ7eRtBJ6f+c=",
        "3 | 1 |"
            + " bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=,ApjRIpBtz8EIkstTpzmS/FufST6kybrbJ7eRtBJ6f+c=",
        "3 | 2 | +sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=",
        "5 | 3 |"
            + " ApjRIpBtz8EIkstTpzmS/FufST6kybrbJ7eRtBJ6f+c=,+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=,vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=",
        "5 | 4 | 037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=",
        "7 | 4 |"
            + " QnGia+DYqE8L1UyMMC58s6O10fpngKQLzOKHNHfatlg=,sIaT7C5yFZcTBkHoIR5+7cy0wmQTlj7ubB4u0W/7Gl8=,037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=",
        "7 | 6 |"
            + " DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=,037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=",
        "8 | 0 |"
            + " lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=,Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=,a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=",
        "8 | 5 |"
            + " vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=,yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=,037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=",
        "8 | 7 |"
            + " sIaT7C5yFZcTBkHoIR5+7cy0wmQTlj7ubB4u0W/7Gl8=,DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=,037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc="
      })
  void inclusion_proofs_are_the_published_ones(long size, long index, String proof) {
    InclusionProof expected = inclusion(index, proof == null ? "" : proof);

    assertThat(tree.at(size).inclusion(index)).isEqualTo(expected);
    assertThat(expected.verify(tree.node(0, index), tree.at(size).head()))
        .isInstanceOf(Verdict.Proven.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1 | ",
        "1 | 8 |"
            + " lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=,Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=,a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=",
        "2 | 5 |"
            + " Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=,vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=",
        "3 | 7 |"
            + " ApjRIpBtz8EIkstTpzmS/FufST6kybrbJ7eRtBJ6f+c=,B1Bqhf2d0vEg62lPhgEeW7RmLlxBWmKRcDPUqWJEh+c=,+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=,g327FS6bB5AQcX6E6GXaTrwPoZioBtWdMb8VrM7yLQ4=",
        "4 | 7 | g327FS6bB5AQcX6E6GXaTrwPoZioBtWdMb8VrM7yLQ4=",
        "4 | 8 | a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=",
        "6 | 7 |"
            + " DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=,sIaT7C5yFZcTBkHoIR5+7cy0wmQTlj7ubB4u0W/7Gl8=,037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=",
        "6 | 8 |"
            + " DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=,yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=,037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=",
        "7 | 8 |"
            + " sIaT7C5yFZcTBkHoIR5+7cy0wmQTlj7ubB4u0W/7Gl8=,Rvb/rdPQagn/PFhg0nVci5gZ2330QlF4jH2OMYDejrE=,DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=,037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc="
      })
  void consistency_proofs_are_the_published_ones(long size1, long size2, String proof) {
    ConsistencyProof expected = consistency(proof == null ? "" : proof);

    assertThat(tree.at(size2).consistency(size1)).isEqualTo(expected);
    assertThat(expected.verify(tree.at(size1).head(), tree.at(size2).head()))
        .isInstanceOf(Verdict.Proven.class);
  }
}

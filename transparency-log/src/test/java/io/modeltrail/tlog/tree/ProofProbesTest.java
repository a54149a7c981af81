package io.modeltrail.tlog.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The 196 probes of transparency-dev/merkle, most of which must be refused.
class ProofProbesTest {

  record Probe(String id, String json) {

    boolean mustFail() {
      return json.contains("\"wantErr\":true");
    }

    /// Numbers of the probes have 64 bits without sign, where ours end at 2^63-1.
    long number(String name) {
      Matcher found = Pattern.compile("\"" + name + "\":([0-9]+)").matcher(json);
      assertThat(found.find()).isTrue();
      return new BigInteger(found.group(1)).longValue();
    }

    Hash hash(String name) {
      return hash64(text(name));
    }

    String text(String name) {
      Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
      return found.find() ? found.group(1) : "";
    }

    List<Hash> proof() {
      Matcher found = Pattern.compile("\"proof\":\\[([^]]*)]").matcher(json);
      List<Hash> hashes = new ArrayList<>();
      if (found.find() && !found.group(1).isEmpty()) {
        for (String quoted : found.group(1).split(",", -1)) {
          hashes.add(hash64(quoted.replace("\"", "").strip()));
        }
      }
      return hashes;
    }

    /// Some roots are `don't care` in place of a hash, one of them in a probe that must pass.
    private static Hash hash64(String base64) {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return new String(bytes, UTF_8).startsWith("don't care")
          ? TreeHashing.leaf(bytes)
          : Hash.of(bytes);
    }

    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Probe> probes() throws IOException {
    try (var in = ProofProbesTest.class.getResourceAsStream("/proof-probes.jsonl")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines().map(line -> new Probe(new Probe("", line).text("id"), line)).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("probes")
  void a_probe_is_judged_as_published(Probe probe) {
    assertThat(isProven(probe)).isEqualTo(!probe.mustFail());
  }

  @Test
  void there_are_196_of_them() throws IOException {
    assertThat(probes()).hasSize(196);
  }

  /// What cannot even be said, as a hash of 31 bytes, is refused where it would be said.
  private static boolean isProven(Probe probe) {
    try {
      return probe.id().startsWith("inclusion/")
          ? inclusion(probe).isProven()
          : consistency(probe).isProven();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Verdict inclusion(Probe probe) {
    return new InclusionProof(probe.number("leafIdx"), probe.proof())
        .verify(probe.hash("leafHash"), new TreeHead(probe.number("treeSize"), probe.hash("root")));
  }

  private static Verdict consistency(Probe probe) {
    return new ConsistencyProof(probe.proof())
        .verify(
            new TreeHead(probe.number("size1"), probe.hash("root1")),
            new TreeHead(probe.number("size2"), probe.hash("root2")));
  }
}

package io.modeltrail.tlog.proof;

import static io.modeltrail.tlog.Vectors.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.GoldenLog;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.Vectors;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.SigningSeed;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.InclusionProof;
import io.modeltrail.tlog.tree.MemoryTree;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.witness.KnownLog;
import io.modeltrail.tlog.witness.KnownWitness;
import io.modeltrail.tlog.witness.Policy;
import io.modeltrail.tlog.witness.Quorum;
import io.modeltrail.tlog.witness.Witnesses;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The proof that `four` is the entry 3 of the golden log.
class LogProofTest {

  static final String PROOF =
      """
      c2sp.org/tlog-proof@v1
      index 3
      Zx8UbF5HHooag6PCFM5LqQe486WIjRTMjNPOdbsS75Q=
      T1X2GdkhUjV3iyufF9b0kVsWFxIU0VI4EpNml2Teci4=
      g0ZoeYWtIV8Q8i+4CmgqPnBvH2il107lyCgTQsyB7H4=
      5jLpqTgjsBDSEX6SgZiRnbTMdTuRd8bQ5tSsAOxe0Ks=

      """
          + GoldenLog.checkpoint(15);

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final Hash FOUR = TreeHashing.leaf(ascii("four"));

  private Policy policy;

  @BeforeEach
  void policy() throws Exception {
    policy = Policy.of(GoldenLog.verifier());
  }

  @Test
  void a_proof_is_made_as_computed() throws Exception {
    MemoryTree tree = new MemoryTree();
    GoldenLog.entries().forEach(entry -> tree.append(TreeHashing.leaf(entry)));
    SignedCheckpoint checkpoint = SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(15)));

    LogProof proof = new LogProof(tree.at(15).inclusion(3), checkpoint);

    assertThat(proof.bytes()).isEqualTo(ascii(PROOF));
    assertThat(LogProof.parse(proof.bytes())).isEqualTo(proof);
  }

  @Test
  void it_is_verified_with_the_entry_in_hand() throws Exception {
    LogProofVerdict verdict = LogProof.parse(ascii(PROOF)).verify(FOUR, policy, NOW);

    assertThat(verdict).isInstanceOf(LogProofVerdict.Verified.class);
    assertThat(((LogProofVerdict.Verified) verdict).index()).isEqualTo(3);
  }

  @Test
  void extra_data_are_kept() throws Exception {
    for (String extra : List.of("", "aGVsbG8=")) {
      String text = PROOF.replace("index 3", "extra " + extra + "\nindex 3");
      LogProof proof = LogProof.parse(ascii(text));

      assertThat(proof.bytes()).isEqualTo(ascii(text));
      assertThat(proof.extra()).isPresent();
      assertThat(proof)
          .isEqualTo(LogProof.parse(ascii(text)))
          .isNotEqualTo(LogProof.parse(ascii(PROOF)));
      assertThat(proof.verify(FOUR, policy, NOW)).isInstanceOf(LogProofVerdict.Verified.class);
    }
  }

  @Test
  void another_entry() throws Exception {
    refused(PROOF, TreeHashing.leaf(ascii("five")), policy, "the hashes lead to another root");
  }

  @Test
  void another_index() throws Exception {
    refused(PROOF.replace("index 3", "index 2"), FOUR, policy, "another root");
    refused(PROOF.replace("index 3", "index 15"), FOUR, policy, "no entry 15 in a tree of size 15");
  }

  @Test
  void another_checkpoint_of_the_log() throws Exception {
    String other = PROOF.replace(GoldenLog.checkpoint(15), GoldenLog.checkpoint(14));

    refused(other, FOUR, policy, "another root");
  }

  @Test
  void another_log() throws Exception {
    SignerKey other = new SignerKey(new KeyName("other.example"), new SigningSeed(new byte[32]));
    Policy stranger = Policy.of(other.verifierKey());

    refused(PROOF, FOUR, stranger, "the policy has no log");
  }

  @Test
  void altered_checkpoint() throws Exception {
    refused(PROOF.replace("\n15\n", "\n16\n"), FOUR, policy, "is not valid");
  }

  @Test
  void too_few_witnesses() throws Exception {
    KnownWitness wit1 = new KnownWitness("W", Witnesses.wit1().verifierKey(), Optional.empty());
    Policy witnessed =
        new Policy(
            List.of(new KnownLog(GoldenLog.verifier(), Optional.empty())),
            List.of(wit1),
            new Quorum.One(wit1));
    LogProof proof = LogProof.parse(ascii(PROOF));
    LogProof seen =
        new LogProof(
            proof.inclusion(),
            proof.checkpoint().with(Witnesses.wit1().cosign(proof.checkpoint().checkpoint(), NOW)));

    refused(PROOF, FOUR, witnessed, "seen by too few witnesses: none");
    assertThat(LogProof.parse(seen.bytes()).verify(FOUR, witnessed, NOW))
        .isInstanceOf(LogProofVerdict.Verified.class);
  }

  @Test
  void truncated_extended_reordered_or_flipped() throws Exception {
    LogProof proof = LogProof.parse(ascii(PROOF));
    List<Hash> hashes = proof.inclusion().hashes();
    for (List<Hash> other :
        List.of(
            hashes.subList(0, 3),
            hashes.subList(1, 4),
            List.of(hashes.get(0), hashes.get(1), hashes.get(2), hashes.get(3), hashes.get(3)),
            List.of(hashes.get(1), hashes.get(0), hashes.get(2), hashes.get(3)),
            Vectors.replaced(hashes, 2, Vectors.flipped(hashes.get(2), 9)))) {
      LogProof broken = new LogProof(new InclusionProof(3, other), proof.checkpoint());
      assertThat(LogProof.parse(broken.bytes()).verify(FOUR, policy, NOW))
          .isInstanceOf(LogProofVerdict.Refused.class);
    }
  }

  @Test
  void what_is_no_proof_is_refused() throws Exception {
    malformed("", "line 1: header is missing");
    malformed(PROOF.replace("@v1", "@v2"), "line 1: expected 'c2sp.org/tlog-proof@v1', found");
    malformed(PROOF.replace("@v1", "@v1 "), "line 1: expected");
    malformed("\n" + PROOF, "line 1: expected");
    malformed(PROOF.replace("index 3", "index 03"), "line 2, index: leading zero");
    malformed(PROOF.replace("index 3", "index -3"), "line 2, index: not a decimal number");
    malformed(PROOF.replace("index 3", "index  3"), "line 2, index: not a decimal number");
    malformed(PROOF.replace("index 3", "index 9223372036854775808"), "larger than 2^63-1");
    malformed(PROOF.replace("index 3\n", ""), "line 2: expected 'index ', found");
    malformed(
        PROOF.replace("index 3", "extra aGVsbG8=\nextra aGVsbG8=\nindex 3"),
        "line 3: expected 'index '");
    malformed(PROOF.replace("index 3", "index 3\nextra aGVsbG8="), "line 3, hash: not base64");
    malformed(
        PROOF.replace("index 3", "extra aGVsbG8\nindex 3"), "line 2, extra: not canonical base64");
    malformed(PROOF.replace("5Q=\n", "5Q\n"), "line 3, hash");
    malformed(PROOF.replace("Zx8U", "Zx8UAAAA"), "line 3: hash has 32 bytes, not 35");
    malformed(PROOF.replace("\n\nexample", "\nexample"), "line 7, hash: not base64");
    malformed(PROOF.replace("\n", "\r\n"), "line 1: expected");
    malformed(PROOF.substring(0, 250), "signed note: no empty line");
    malformed(PROOF + "\n", "line 7: signature is missing");
    malformed("x".repeat(LogProof.BYTES_MAX + 1), "longer than");
    String hash = "A".repeat(43) + "=\n";
    String start = "c2sp.org/tlog-proof@v1\nindex 3\n";
    malformed(
        start + hash.repeat(64) + "\n" + GoldenLog.checkpoint(15), "line 66: more than 63 hashes");
    InclusionProof long64 = new InclusionProof(3, Collections.nCopies(64, Hash.of(new byte[32])));
    SignedCheckpoint checkpoint = LogProof.parse(ascii(PROOF)).checkpoint();
    assertThatThrownBy(() -> new LogProof(long64, checkpoint))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refused(String proof, Hash leaf, Policy policy, String why) throws Exception {
    assertThat(LogProof.parse(ascii(proof)).verify(leaf, policy, NOW))
        .isInstanceOfSatisfying(
            LogProofVerdict.Refused.class, refused -> assertThat(refused.why()).contains(why));
  }

  private static void malformed(String proof, String why) {
    assertThatThrownBy(() -> LogProof.parse(ascii(proof)))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith("tlog-proof: ")
        .hasMessageContaining(why);
  }
}

package io.modeltrail.tlog.witness;

import static io.modeltrail.tlog.Vectors.ascii;
import static io.modeltrail.tlog.witness.Witnesses.witness;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.GoldenLog;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.NoteSignature;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.SigningSeed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether enough have seen it.
class PolicyTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  private SignedCheckpoint checkpoint;
  private Policy policy;

  @BeforeEach
  void read() throws Exception {
    checkpoint = SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(15)));
    policy = Policy.parse(ascii(POLICY));
  }

  private static final String POLICY =
      """
      # Two operators, of whom both must have seen it.
      log %s https://log.example/
      \twitness A1\t%s https://a1.example/
      witness A2 %s
      witness A3 %s
      group A 2 A1 A2 A3

      witness B1 %s
      witness B2 %s
      group B any B1 B2
      group A-and-B all A B
      quorum A-and-B
      """
          .formatted(GoldenLog.VERIFIER, key('a'), key('b'), key('c'), key('d'), key('e'));

  static String key(char witness) {
    return witness(witness).verifierKey().toString();
  }

  @Test
  void a_policy_is_read() {
    assertThat(policy.logs()).hasSize(1);
    assertThat(policy.logs().getFirst().url()).hasValue("https://log.example/");
    assertThat(policy.witnesses())
        .extracting(KnownWitness::name)
        .containsExactly("A1", "A2", "A3", "B1", "B2");
    assertThat(policy.witnesses().get(0).url()).hasValue("https://a1.example/");
    assertThat(policy.witnesses().get(1).url()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "abc, false",
    "ad, false",
    "abd, true",
    "bce, true",
    "abcde, true",
    "de, false",
    "aad, false",
    "abx, false",
    "abdx, true"
  })
  void the_quorum_decides(String witnesses, boolean enough) {
    SignedCheckpoint signed = cosigned(checkpoint, witnesses);

    assertThat(policy.decide(signed, NOW) instanceof PolicyVerdict.Satisfied).isEqualTo(enough);
  }

  @Test
  void it_says_who_has_seen_it_and_when() {
    SignedCheckpoint signed =
        checkpoint
            .with(cosign('a', NOW.minusSeconds(60)))
            .with(cosign('a', NOW.minusSeconds(50)))
            .with(cosign('b', NOW))
            .with(cosign('d', NOW.minusSeconds(9)));

    PolicyVerdict.Satisfied satisfied = (PolicyVerdict.Satisfied) policy.decide(signed, NOW);

    assertThat(satisfied.log()).isEqualTo(policy.logs().getFirst());
    assertThat(satisfied.checkpoint()).isEqualTo(checkpoint.checkpoint());
    assertThat(satisfied.seen())
        .containsExactly(
            new PolicyVerdict.Seen(policy.witnesses().get(0), NOW.minusSeconds(50)),
            new PolicyVerdict.Seen(policy.witnesses().get(1), NOW),
            new PolicyVerdict.Seen(policy.witnesses().get(3), NOW.minusSeconds(9)));
  }

  @Test
  void same_key_twice_counts_once_for_the_quorum() {
    SignedCheckpoint signed =
        checkpoint
            .with(cosign('a', NOW))
            .with(cosign('a', NOW.minusSeconds(1)))
            .with(cosign('d', NOW));

    assertThat(policy.decide(signed, NOW))
        .isEqualTo(new PolicyVerdict.Unsatisfied("seen by too few witnesses: [A1, B1]"));
  }

  @Test
  void cosignature_time_in_the_future() {
    SignedCheckpoint signed =
        checkpoint
            .with(cosign('a', NOW))
            .with(cosign('b', NOW.plusSeconds(1)))
            .with(cosign('d', NOW));

    assertThat(policy.decide(signed, NOW)).isInstanceOf(PolicyVerdict.Unsatisfied.class);
    assertThat(policy.decide(signed, NOW.plusSeconds(1)))
        .isInstanceOf(PolicyVerdict.Satisfied.class);
    SignedCheckpoint far = checkpoint.with(cosign('a', Instant.MAX));
    assertThat(policy.decide(far, NOW)).isInstanceOf(PolicyVerdict.Unsatisfied.class);
  }

  @Test
  void a_cosignature_that_is_not_the_witnesss_spoils_all() {
    NoteSignature good = cosign('c', NOW);
    byte[] bytes = good.bytes();
    bytes[7] ^= 1;
    SignedCheckpoint signed =
        checkpoint
            .with(cosign('a', NOW))
            .with(cosign('b', NOW))
            .with(cosign('d', NOW))
            .with(new NoteSignature(good.name(), good.keyId(), bytes));

    assertThat(policy.decide(signed, NOW))
        .isEqualTo(new PolicyVerdict.Unsatisfied("a signature of " + key('c') + " is not valid"));
  }

  @Test
  void witnesses_do_not_make_up_for_the_log() throws Exception {
    SignerKey impostor =
        new SignerKey(new KeyName(GoldenLog.ORIGIN), new SigningSeed(new byte[32]));
    String text = checkpoint.note().text();
    SignedCheckpoint forged =
        SignedCheckpoint.parse(text + "\n" + impostor.sign(text).line() + "\n");
    SignedCheckpoint signed = cosigned(forged, "abcde");

    assertThat(policy.decide(signed, NOW))
        .isEqualTo(new PolicyVerdict.Unsatisfied("the log itself has not signed"));
  }

  @Test
  void a_log_that_the_policy_has_not_is_refused() throws Exception {
    Policy none = Policy.parse(ascii("quorum none\n"));

    assertThat(none.decide(checkpoint, NOW))
        .isEqualTo(
            new PolicyVerdict.Unsatisfied("the policy has no log '" + GoldenLog.ORIGIN + "'"));
  }

  @Test
  void one_log_s_key_does_not_sign_for_another() throws Exception {
    SignerKey other = new SignerKey(new KeyName("other.example"), new SigningSeed(new byte[32]));
    Policy two =
        Policy.parse(
            ascii(
                "log %s\nlog %s\nquorum none\n"
                    .formatted(GoldenLog.VERIFIER, other.verifierKey())));
    String text = checkpoint.note().text();
    SignedCheckpoint signed = SignedCheckpoint.parse(text + "\n" + other.sign(text).line() + "\n");

    assertThat(two.decide(signed, NOW)).isInstanceOf(PolicyVerdict.Unsatisfied.class);
    assertThat(two.decide(checkpoint, NOW)).isInstanceOf(PolicyVerdict.Satisfied.class);
  }

  @Test
  void a_quorum_may_be_none_or_one_witness() throws Exception {
    assertThat(Policy.of(GoldenLog.verifier()).decide(checkpoint, NOW))
        .isInstanceOf(PolicyVerdict.Satisfied.class);
    Policy one =
        Policy.parse(
            ascii("log %s\nwitness W %s\nquorum W\n".formatted(GoldenLog.VERIFIER, key('a'))));
    assertThat(one.decide(checkpoint, NOW)).isInstanceOf(PolicyVerdict.Unsatisfied.class);
    assertThat(one.decide(checkpoint.with(cosign('b', NOW)), NOW))
        .isInstanceOf(PolicyVerdict.Unsatisfied.class);
    assertThat(one.decide(checkpoint.with(cosign('a', NOW)), NOW))
        .isInstanceOf(PolicyVerdict.Satisfied.class);
  }

  @Test
  void a_witness_that_saw_another_tree_has_not_seen_this_one() throws Exception {
    SignedCheckpoint other = SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(14)));
    NoteSignature signature = witness('a').cosign(other.checkpoint(), NOW);

    assertThat(policy.decide(checkpoint.with(signature), NOW))
        .isEqualTo(new PolicyVerdict.Unsatisfied("a signature of " + key('a') + " is not valid"));
  }

  @Test
  void no_witness_can_be_made_to_count_twice() {
    KnownWitness one = policy.witnesses().getFirst();
    KnownWitness same = new KnownWitness("other", one.key(), Optional.empty());
    List<Quorum> twice = List.of(new Quorum.One(one), new Quorum.One(one));

    assertThatThrownBy(() -> new Policy(policy.logs(), List.of(one, same), policy.quorum()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Quorum.Group("G", 2, twice))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new KnownWitness("W", GoldenLog.verifier(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new KnownLog(one.key(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// @param witnesses their names, of one character each
  private SignedCheckpoint cosigned(SignedCheckpoint signed, String witnesses) {
    SignedCheckpoint all = signed;
    for (int i = 0; i < witnesses.length(); i++) {
      all = all.with(cosign(witnesses.charAt(i), NOW));
    }
    return all;
  }

  private NoteSignature cosign(char name, Instant time) {
    return witness(name).cosign(checkpoint.checkpoint(), time);
  }
}

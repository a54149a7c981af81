package io.modeltrail.audit.witnessing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.modeltrail.tlog.checkpoint.CheckpointSigner;
import io.modeltrail.tlog.checkpoint.CheckpointSigner.Signing;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.SigningSeed;
import io.modeltrail.tlog.tree.MemoryTree;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.tlog.witness.Cosigner;
import io.modeltrail.tlog.witness.Policy;
import io.modeltrail.tlog.witness.PolicyVerdict;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The log asks real witnesses, good ones and others.
@Timeout(30)
class WitnessesTest {

  private static final CheckpointSigner SIGNER =
      new CheckpointSigner(SignerKey.generate(new KeyName("log.example"), new SecureRandom()));
  private static final Log LOG = SIGNER.log();

  private final MemoryTree tree = new MemoryTree();
  private WitnessAtHome one;
  private WitnessAtHome two;
  private WitnessAtHome three;
  private Policy policy;
  private Witnesses witnesses;

  @BeforeEach
  void two_of_three() throws Exception {
    for (int i = 0; i < 50; i++) {
      tree.append(TreeHashing.leaf(("entry " + i).getBytes(UTF_8)));
    }
    one = new WitnessAtHome("one", LOG);
    two = new WitnessAtHome("two", LOG);
    three = new WitnessAtHome("three", LOG);
    String text =
        "log %s\n%s%s%sgroup all 2 one two three\nquorum all\n"
            .formatted(SIGNER.key().verifierKey(), one.line(), two.line(), three.line());
    policy = Policy.parse(text.getBytes(UTF_8));
    witnesses = again();
  }

  @AfterEach
  void stop() {
    witnesses.close();
    one.close();
    two.close();
    three.close();
  }

  @Test
  void what_all_have_cosigned_satisfies_the_policy_and_has_their_times() throws Exception {
    Asked asked = ask(7);

    assertThat(asked.isEnough()).isTrue();
    assertThat(asked.lacking()).isEmpty();
    assertThat(policy.decide(asked.checkpoint(), Instant.now()))
        .asInstanceOf(type(PolicyVerdict.Satisfied.class))
        .satisfies(satisfied -> assertThat(satisfied.seen()).hasSize(3));
    assertThat(asked.answers().get("one"))
        .isInstanceOfSatisfying(
            Answer.Cosigned.class,
            it -> assertThat(it.at()).isAfter(Instant.now().minusSeconds(60)));
  }

  @Test
  void what_a_witness_has_seen_is_remembered_and_proven_from() throws Exception {
    ask(7);
    ask(20);
    ask(50);

    assertThat(one.asked).containsExactly("old 7", "old 0", "old 7", "old 20");
    assertThat(one.newest().orElseThrow().checkpoint().head()).isEqualTo(head(50));
  }

  @Test
  void after_a_restart_the_witness_says_what_it_has_seen() throws Exception {
    ask(7);
    witnesses.close();
    witnesses = again();
    assertThat(ask(20).isEnough()).isTrue();
    witnesses.close();
    witnesses = again();
    assertThat(ask(20).isEnough()).isTrue();

    assertThat(one.asked).containsExactly("old 7", "old 0", "old 20", "old 7", "old 20");
  }

  @Test
  void one_that_is_away_is_not_needed_and_gets_all_later() throws Exception {
    ask(7);
    three.goAway();
    Asked asked = ask(20);
    assertThat(asked.isEnough()).isTrue();
    assertThat(asked.lacking()).startsWith("three: is away: ");

    three.comeBack();

    assertThat(ask(30).lacking()).isEmpty();
  }

  @Test
  void too_few_are_not_enough_and_only_those_are_asked_again_who_have_not_cosigned()
      throws Exception {
    two.goAway();
    three.goAway();
    Asked first = ask(7);
    assertThat(first.isEnough()).isFalse();
    two.comeBack();
    int before = one.asked.size();

    Asked second = witnesses.ask(first.checkpoint(), tree.at(7)::consistency);

    assertThat(second.isEnough()).isTrue();
    assertThat(one.asked).hasSize(before);
    assertThat(second.answers().get("one")).isInstanceOf(Answer.Cosigned.class);
  }

  @Test
  void one_that_hangs_is_not_waited_for_longer_than_needed() throws Exception {
    three.hangs = true;
    long begin = System.nanoTime();
    assertThat(ask(7).isEnough()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));

    two.hangs = true;
    Asked asked = ask(20);
    assertThat(asked.isEnough()).isFalse();
    assertThat(asked.answers().get("two").toString()).isEqualTo("has not answered within 3000 ms");
  }

  @Test
  void a_cosignature_that_is_not_of_the_policys_key_counts_for_nothing() throws Exception {
    SignedCheckpoint signed = signed(7);
    Cosigner stranger = new Cosigner(new KeyName("one"), SigningSeed.random(new SecureRandom()));
    String cosignature = stranger.cosign(signed.checkpoint(), Instant.now()).line();
    one.lie = new WitnessAtHome.Lie(200, cosignature + "\n");
    two.lie =
        new WitnessAtHome.Lie(
            200,
            stranger.cosign(signed(8).checkpoint(), Instant.now()).line().replace("one", "two")
                + "\n");

    Asked asked = witnesses.ask(signed, tree.at(7)::consistency);

    assertThat(asked.isEnough()).isFalse();
    assertThat(asked.checkpoint().note().signatures()).hasSize(2);
    assertThat(asked.answers().get("one").toString())
        .contains("has not signed with the key that the policy has, " + one.key());
    assertThat(asked.answers().get("two")).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void a_valid_one_among_others_is_taken_alone() throws Exception {
    SignedCheckpoint signed = signed(7);
    Cosigner stranger =
        new Cosigner(new KeyName("someone"), SigningSeed.random(new SecureRandom()));
    Asked honest = witnesses.ask(signed, tree.at(7)::consistency);
    String valid =
        honest.checkpoint().note().signatures().stream()
            .filter(it -> one.key().isNamedBy(it))
            .findFirst()
            .orElseThrow()
            .line();
    one.lie =
        new WitnessAtHome.Lie(
            200, stranger.cosign(signed.checkpoint(), Instant.now()).line() + "\n" + valid + "\n");

    Asked asked = again().ask(signed, tree.at(7)::consistency);

    assertThat(asked.checkpoint().note().signatures()).hasSize(4);
  }

  @Test
  void a_clock_that_is_ahead_counts_for_nothing() throws Exception {
    one.ahead = Duration.ofHours(1);
    two.ahead = Duration.ofSeconds(20);

    Asked asked = ask(7);

    assertThat(asked.answers().get("one").toString()).contains("has a clock that is ahead");
    assertThat(asked.answers().get("two")).isInstanceOf(Answer.Cosigned.class);
  }

  @Test
  void a_witness_that_is_ahead_says_so() throws Exception {
    ask(50);
    witnesses.close();
    witnesses = again();

    assertThat(ask(20).answers().get("one")).isEqualTo(new Answer.Ahead(50));
  }

  @Test
  void who_has_cosigned_a_checkpoint_may_have_seen_more_since() throws Exception {
    Asked first = ask(20);
    ask(50);

    assertThat(witnesses.ask(first.checkpoint(), tree.at(20)::consistency).answers().get("one"))
        .isInstanceOf(Answer.Cosigned.class);
    assertThat(witnesses.askAll(first.checkpoint(), tree.at(20)::consistency).answers().get("one"))
        .isEqualTo(new Answer.Ahead(50));
  }

  @Test
  void a_witness_of_another_history_contradicts() throws Exception {
    ask(20);
    MemoryTree other = new MemoryTree();
    for (int i = 0; i < 50; i++) {
      other.append(TreeHashing.leaf(("other " + i).getBytes(UTF_8)));
    }

    Asked larger = witnesses.ask(signed(other.head()), other.at(50)::consistency);
    Asked same = witnesses.ask(signed(other.at(20).head()), other.at(20)::consistency);

    assertThat(larger.answers().get("one")).isInstanceOf(Answer.Contradicts.class);
    assertThat(same.answers().get("one")).isInstanceOf(Answer.Contradicts.class);
  }

  @ParameterizedTest
  @CsvSource({
    "404, no such log, does not know this log",
    "403, who are you, does not know this log's key",
    "400, what, takes it for no request",
    "500, oops, gives no answer of a witness: add-checkpoint response: status 500",
    "302, '', gives no answer of a witness",
    "200, '', gives no answer of a witness",
    "200, nonsense, gives no answer of a witness",
    "409, 7x, gives no answer of a witness",
    "409, '3\n', does not know what it has seen: it says 3 entries",
  })
  void what_else_a_witness_answers_is_told_and_counts_for_nothing(
      int status, String body, String told) throws Exception {
    one.lie = new WitnessAtHome.Lie(status, body);

    Asked asked = ask(7);

    assertThat(asked.isEnough()).isTrue();
    assertThat(asked.lacking()).startsWith("one: " + told);
    assertThat(witnesses.told().get("one").toString()).startsWith(told);
  }

  @Test
  void an_answer_without_end_is_not_read() throws Exception {
    one.lie = new WitnessAtHome.Lie(200, "x".repeat(10_000_000));

    // Whether what was read or the end of the connection is noticed first is a matter of luck.
    assertThat(ask(7).lacking()).matches("(?s)one: (gives no answer of a witness|is away): .*");
  }

  @Test
  void the_empty_tree_can_be_asked_with() throws Exception {
    Asked first = witnesses.ask(signed(TreeHead.empty()), tree.at(0)::consistency);
    assertThat(first.isEnough()).isTrue();
    ask(7);

    Asked asked = again().ask(signed(TreeHead.empty()), tree.at(0)::consistency);

    assertThat(asked.answers().get("one")).isEqualTo(new Answer.Ahead(7));
  }

  @Test
  void where_there_are_no_witnesses_nobody_is_asked() throws IOException {
    try (Witnesses none =
        new Witnesses(
            Policy.of(SIGNER.key().verifierKey()), Duration.ofSeconds(1), Clock.systemUTC())) {
      assertThat(none.ask(signed(7), tree.at(7)::consistency).isEnough()).isTrue();
    }
  }

  private Witnesses again() {
    return new Witnesses(policy, Duration.ofSeconds(3), Clock.systemUTC());
  }

  private Asked ask(int size) throws IOException {
    return witnesses.ask(signed(size), tree.at(size)::consistency);
  }

  private TreeHead head(int size) {
    return tree.at(size).head();
  }

  private SignedCheckpoint signed(int size) {
    return signed(head(size));
  }

  private static SignedCheckpoint signed(TreeHead head) {
    return ((Signing.Signed) SIGNER.sign(TreeHead.empty(), head)).checkpoint();
  }
}

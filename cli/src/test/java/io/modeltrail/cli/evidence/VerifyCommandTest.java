package io.modeltrail.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.cli.Main;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignatureType;
import io.modeltrail.tlog.note.SigningSeed;
import io.modeltrail.tlog.note.VerifierKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTest {

  private static final String KEY = TestTrail.KEY.verifierKey().toString();

  @TempDir Path folder;

  private final StringWriter printed = new StringWriter();
  private TestStory story;
  private TestTrail trail;
  private Path file;

  @BeforeEach
  void given_a_bundle() {
    given(new TestStory());
  }

  private void given(TestStory told) {
    story = told;
    trail = told.told();
    file = trail.bundle(TestStory.MODEL, TestStory.VERSION).write(folder.resolve("wine-3.zip"));
  }

  @Test
  void a_good_bundle_ends_with_0() throws Exception {
    TestAttestor.trusting(folder);

    int code =
        verify("--key", KEY, "--attestation-key", folder.resolve("attestation.pem").toString());

    assertThat(code).isZero();
    assertThat(printed.toString())
        .startsWith("Version 3 of wine, by a checkpoint of audit.example/trail with")
        .contains(
            "ok        checkpoint, checkpoint: signed by audit.example/trail+",
            "ok        inclusion, entries 1, 2, 3, 4, 5,",
            "more: is in the log, at its place",
            "APPROVE by vera as validator upon evidence",
            "not said  passport, ")
        .doesNotContain("WRONG");
  }

  @Test
  void a_key_may_stand_in_a_file() throws Exception {
    Path keys = Files.writeString(folder.resolve("keys"), "# of the log\n" + KEY + "\n");

    assertThat(verify("--key", keys.toString())).isZero();
  }

  @Test
  void what_is_wrong_ends_with_1_and_is_written_for_programs_too() throws Exception {
    given(
        new TestStory()
            .with("reported", r -> ((DeploymentReported) r).setRunningSha256("b".repeat(64))));
    Path json = folder.resolve("found.json");

    int code = verify("--key", KEY, "--json", json.toString());

    assertThat(code).isEqualTo(1);
    assertThat(printed.toString())
        .contains("WRONG     report, entries/" + story.indexes.get("reported"));
    var found = Json.MAPPER.readTree(json.toFile());
    assertThat(found.path("verdict").asText()).isEqualTo("WRONG");
    assertThat(found.path("findings").valueStream())
        .anyMatch(
            each ->
                each.path("verdict").asText().equals("WRONG")
                    && each.at("/entries/0").asLong() == story.indexes.get("reported"));
  }

  @Test
  void what_cannot_be_checked_ends_with_2() throws Exception {
    assertThat(verify()).isEqualTo(2);
    assertThat(verify("--key", "nonsense")).isEqualTo(2);
    assertThat(verify("--key", KEY, "--entry", "0")).isEqualTo(2);
    assertThat(verify("--key", KEY, "--policy", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(verify("--key", KEY, "--attestation-key", file.toString())).isEqualTo(2);
    Files.delete(file);
    assertThat(verify("--key", KEY)).isEqualTo(2);
    assertThat(printed.toString())
        .contains("whom do you believe?", "neither a verifier key", "has no entry 0", "no file");
  }

  @Test
  void one_entry_alone_is_told_with_what_it_says() {
    int code = verify("--key", KEY, "--entry", story.indexes.get("decision-2").toString());

    assertThat(code).isZero();
    assertThat(printed.toString())
        .contains("\"role\" : \"validator\"", "four eyes", "inclusion")
        .doesNotContain("registration");
  }

  @Test
  void what_is_wrong_elsewhere_is_not_told_of_one_entry() {
    given(new TestStory().with("decision-1", r -> ((PromotionDecided) r).setAttestation(null)));

    assertThat(verify("--key", KEY, "--entry", story.indexes.get("decision-2").toString()))
        .isZero();
    assertThat(verify("--key", KEY, "--entry", story.indexes.get("decision-1").toString()))
        .isEqualTo(1);
  }

  @Test
  void a_policy_says_which_logs_and_witnesses_count() throws Exception {
    Path policy = folder.resolve("policy");
    Files.writeString(policy, "log " + KEY + "\nquorum none\n");
    assertThat(verify("--policy", policy.toString())).isZero();

    VerifierKey witness =
        VerifierKey.of(
            new KeyName("witness.example"),
            SignatureType.COSIGNATURE,
            new SigningSeed(TestTrail.filled(2)).publicKey());
    Files.writeString(policy, "log %s\nwitness w1 %s\nquorum w1\n".formatted(KEY, witness));
    int code = verify("--policy", policy.toString());
    assertThat(printed.toString()).contains("the policy refuses it", "too few witnesses");
    assertThat(code).isEqualTo(1);
  }

  @Test
  void a_checkpoint_that_was_kept_is_held_against_the_bundles() throws Exception {
    Path kept = folder.resolve("kept");
    Files.write(kept, trail.checkpoint(5).bytes());
    assertThat(verify("--key", KEY, "--checkpoint", kept.toString())).isEqualTo(2);
    assertThat(printed.toString()).contains("cannot be checked offline", "?since=5");

    trail
        .bundle(TestStory.MODEL, TestStory.VERSION)
        .with("consistency/5", trail.consistency(5))
        .listed(TestStory.MODEL, TestStory.VERSION)
        .write(file);
    assertThat(verify("--key", KEY, "--checkpoint", kept.toString())).isZero();
    assertThat(printed.toString()).contains("nothing of its 5 entries was changed or taken out");

    Files.write(kept, new TestStory().told().checkpoint(5).bytes());
    assertThat(verify("--key", KEY, "--checkpoint", kept.toString())).isEqualTo(1);
    assertThat(printed.toString()).contains("another history was signed");
  }

  @Test
  void a_checkpoint_of_the_same_size_needs_no_proof() throws Exception {
    Path kept = folder.resolve("kept");
    Files.write(kept, trail.checkpoint(trail.size()).bytes());
    assertThat(verify("--key", KEY, "--checkpoint", kept.toString())).isZero();

    Files.write(kept, new TestStory().told().checkpoint(trail.size()).bytes());
    assertThat(verify("--key", KEY, "--checkpoint", kept.toString())).isEqualTo(1);
  }

  private int verify(String... options) {
    List<String> arguments = new ArrayList<>(List.of("verify", file.toString()));
    arguments.addAll(List.of(options));
    CommandLine line = Main.commandLine();
    PrintWriter out = new PrintWriter(printed);
    return line.setOut(out).setErr(out).execute(arguments.toArray(String[]::new));
  }
}

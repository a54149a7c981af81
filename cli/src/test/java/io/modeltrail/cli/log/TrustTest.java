package io.modeltrail.cli.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.cli.CannotTellException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.SigningSeed;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.tlog.witness.Cosigner;
import io.modeltrail.tlog.witness.PolicyVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final String KEY = GeneratedLog.KEY.verifierKey().toString();
  private static final Cosigner WITNESS =
      new Cosigner(new KeyName("witness.example"), SigningSeed.random(new SecureRandom()));

  @TempDir Path folder;

  private Path policy;
  private final SignedCheckpoint signed =
      GeneratedLog.signed(new TreeHead(1, TreeHashing.leaf(new byte[0])), GeneratedLog.KEY);

  @BeforeEach
  void a_policy() throws Exception {
    policy = folder.resolve("policy");
    Files.writeString(
        policy, "log %s\nwitness w %s\nquorum w\n".formatted(KEY, WITNESS.verifierKey()));
  }

  @Test
  void a_policys_witnesses_must_have_cosigned() throws Exception {
    Trust trust = Trust.of(List.of(KEY), policy);
    SignedCheckpoint cosigned = signed.with(WITNESS.cosign(signed.checkpoint(), NOW));

    assertThat(trust.decide(signed, NOW)).isInstanceOf(PolicyVerdict.Unsatisfied.class);
    assertThat(trust.decide(cosigned, NOW)).isInstanceOf(PolicyVerdict.Satisfied.class);
    // Clocks differ a little, but not by an hour.
    assertThat(trust.decide(cosigned, NOW.minusSeconds(30)))
        .isInstanceOf(PolicyVerdict.Satisfied.class);
    assertThat(trust.decide(cosigned, NOW.minusSeconds(3600)))
        .isInstanceOf(PolicyVerdict.Unsatisfied.class);
    assertThat(Trust.of(List.of(), policy)).isEqualTo(trust);
  }

  @Test
  void a_former_key_counts_too() throws Exception {
    SignerKey next =
        SignerKey.generate(new KeyName(GeneratedLog.KEY.name().value()), new SecureRandom());
    Trust trust = Trust.of(List.of(KEY, next.verifierKey().toString()), null);

    assertThat(trust.decide(signed, NOW)).isInstanceOf(PolicyVerdict.Satisfied.class);
    assertThat(trust.decide(GeneratedLog.signed(signed.checkpoint().head(), next), NOW))
        .isInstanceOf(PolicyVerdict.Satisfied.class);
  }

  @Test
  void keys_may_stand_in_a_file() throws Exception {
    Path file = Files.writeString(folder.resolve("keys"), "# the log's\n" + KEY + "\n\n");

    assertThat(Trust.of(List.of(file.toString()), null)).isEqualTo(Trust.of(List.of(KEY), null));
  }

  @Test
  void what_says_nobody_or_several_is_refused() throws Exception {
    String other =
        SignerKey.generate(new KeyName("other.example"), new SecureRandom())
            .verifierKey()
            .toString();
    refuses(List.of(), null, "Whose log is it?");
    refuses(List.of(KEY, other), null, "One log at a time");
    refuses(List.of(other), policy, "does not have the key");
    refuses(List.of(WITNESS.verifierKey().toString()), null, "is a witness's key");
    refuses(List.of(), folder.resolve("none"), "cannot be read");
    Files.writeString(policy, "log " + KEY + "\n");
    refuses(List.of(), policy, "no quorum");
  }

  @Test
  void a_checkpoint_that_was_kept_must_be_the_logs() throws Exception {
    Trust trust = Trust.of(List.of(KEY), policy);
    Path file = folder.resolve("kept");
    assertThat(trust.kept(file)).isEmpty();

    Files.write(file, signed.bytes());
    assertThat(trust.kept(file)).contains(signed);

    Files.writeString(file, signed.toString().replace("\n1\n", "\n2\n"));
    assertThatThrownBy(() -> trust.kept(file)).hasMessageContaining("no checkpoint of this log");
    Files.writeString(file, "x");
    assertThatThrownBy(() -> trust.kept(file)).hasMessageContaining("is no checkpoint");
  }

  private static void refuses(List<String> keys, Path policy, String why) {
    assertThatThrownBy(() -> Trust.of(keys, policy))
        .isInstanceOf(CannotTellException.class)
        .hasMessageContaining(why);
  }
}

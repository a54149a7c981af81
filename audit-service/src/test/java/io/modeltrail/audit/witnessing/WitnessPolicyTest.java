package io.modeltrail.audit.witnessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.SigningSeed;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.witness.Cosigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A policy that could never be satisfied is told at the start.
class WitnessPolicyTest {

  private static final VerifierKey OWN = key("log.example");

  @TempDir Path folder;

  @Test
  void a_policy_of_this_log_is_read() throws Exception {
    String text =
        "log %s\nwitness a %s https://a.example/w\nwitness b %s\ngroup g any a b\nquorum g\n"
            .formatted(OWN, witness(), witness());

    assertThat(WitnessPolicy.read(file(text), OWN).witnesses()).hasSize(2);
  }

  @Test
  void what_cannot_be_satisfied_is_refused() throws Exception {
    refuses("log %s\nquorum none\n".formatted(key("other.example")), "add the line: log " + OWN);
    refuses(
        "log %s\nwitness a %s\nquorum a\n".formatted(OWN, witness()), "witnesses that have no URL");
    refuses(
        "log %s\nwitness a %s ftp://a\nquorum a\n".formatted(OWN, witness()),
        "the witness a has no address: ftp://a");
    refuses("log %s\n".formatted(OWN), "no quorum");
    StringBuilder many = new StringBuilder("log %s\n".formatted(OWN));
    for (int i = 0; i <= WitnessPolicy.WITNESSES_MAX; i++) {
      many.append("witness w%d %s https://w\n".formatted(i, witness()));
    }
    refuses(many + "quorum w0\n", "more than 50 witnesses");
    assertThatIllegalStateException()
        .isThrownBy(() -> WitnessPolicy.read(folder.resolve("none"), OWN))
        .withMessageContaining("cannot be read");
  }

  private void refuses(String text, String why) throws IOException {
    Path file = file(text);
    assertThatIllegalStateException()
        .isThrownBy(() -> WitnessPolicy.read(file, OWN))
        .withMessageContaining(why);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("policy"), text);
  }

  private static VerifierKey key(String name) {
    return SignerKey.generate(new KeyName(name), new SecureRandom()).verifierKey();
  }

  private static VerifierKey witness() {
    return new Cosigner(new KeyName("w.example"), SigningSeed.random(new SecureRandom()))
        .verifierKey();
  }
}

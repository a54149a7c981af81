package io.modeltrail.cli.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.modeltrail.cli.CannotTellException;
import io.modeltrail.cli.Main;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignatureType;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.VerifierKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WitnessCommandTest {

  private static final String LOG =
      SignerKey.generate(new KeyName("log.example"), new SecureRandom()).verifierKey().toString();

  @TempDir Path folder;

  private final StringWriter said = new StringWriter();

  @Test
  void a_key_is_made_once_and_its_verifier_key_printed() throws Exception {
    Path file = folder.resolve("new/key");

    assertThat(run("witness-key", "--file", file.toString(), "--name", "witness.example")).isZero();
    VerifierKey key = VerifierKey.parse(said.toString().strip());
    assertThat(key.type()).isEqualTo(SignatureType.COSIGNATURE);
    assertThat(key.name().value()).isEqualTo("witness.example");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    assertThat(run("witness-key", "--file", file.toString(), "--name", "witness.example")).isZero();
    assertThat(said.toString().strip()).isEqualTo(key.toString());
    assertThat(run("witness-key", "--file", file.toString(), "--name", "another")).isEqualTo(2);
    assertThat(said.toString()).contains("has the key of another witness already");
    assertThat(run("witness-key", "--file", file.toString(), "--name", "a b")).isEqualTo(2);
  }

  @Test
  void a_witness_runs_and_a_second_one_on_its_memory_does_not() throws Exception {
    Path key = folder.resolve("key");
    run("witness-key", "--file", key.toString(), "--name", "witness.example");
    String[] arguments = {
      "witness",
      "--key",
      key.toString(),
      "--state",
      folder.resolve("state").toString(),
      "--log",
      LOG,
      "--port",
      "0"
    };
    Thread running = Thread.ofPlatform().start(() -> run(arguments));
    await().until(() -> said.toString().contains("at http://127.0.0.1:"));
    String first = said.toString();

    assertThat(run(arguments)).isEqualTo(2);

    assertThat(first).contains("of log.example");
    assertThat(said.toString()).contains("another one uses");
    running.interrupt();
    running.join();
    assertThat(Files.exists(folder.resolve("state/lock"))).isTrue();
  }

  @Test
  void what_is_missing_is_said() throws Exception {
    String state = folder.resolve("state").toString();
    assertThat(
            run(
                "witness",
                "--key",
                folder.resolve("none").toString(),
                "--state",
                state,
                "--log",
                LOG))
        .isEqualTo(2);
    assertThat(said.toString()).contains("Make one: witness-key");
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThat(run("witness", "--key", empty.toString(), "--state", state, "--log", LOG))
        .isEqualTo(2);
    assertThat(said.toString()).contains("holds no key");
  }

  @Test
  void logs_have_the_origin_that_is_said_and_several_keys() throws Exception {
    String next =
        SignerKey.generate(new KeyName("log.example"), new SecureRandom()).verifierKey().toString();

    assertThat(WitnessCommand.known(List.of(LOG, next, LOG + "=of/another")))
        .extracting(log -> log.origin() + " " + log.keys().size())
        .containsExactly("log.example 2", "of/another 1");
    assertThatThrownBy(() -> WitnessCommand.known(List.of("x")))
        .isInstanceOf(CannotTellException.class);
  }

  private int run(String... arguments) {
    said.getBuffer().setLength(0);
    PrintWriter out = new PrintWriter(said, true);
    return Main.commandLine().setOut(out).setErr(out).execute(arguments);
  }
}

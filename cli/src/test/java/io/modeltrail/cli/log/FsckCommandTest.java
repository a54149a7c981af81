package io.modeltrail.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.cli.Main;
import java.io.IOException;
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

/// The command as it is typed.
class FsckCommandTest {

  private static final String KEY = GeneratedLog.KEY.verifierKey().toString();

  @TempDir Path folder;

  private final StringWriter said = new StringWriter();
  private Path log;

  @BeforeEach
  void a_log() throws IOException {
    log = folder.resolve("log");
    new GeneratedLog(log).grow(700);
  }

  @Test
  void a_folder_is_checked_and_the_report_written() throws Exception {
    Path report = folder.resolve("report.json");

    assertThat(fsck("--folder", log.toString(), "--key", KEY, "--json", report.toString()))
        .isZero();

    assertThat(said.toString())
        .contains("Checkpoint: 700 entries", KEY, "700 leaves were read.", "Sound:");
    JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertThat(json.path("sound").asBoolean()).isTrue();
    assertThat(json.path("checkpoint").path("size").asInt()).isEqualTo(700);
    assertThat(json.path("leaves").path("read").asInt()).isEqualTo(700);
  }

  @Test
  void damage_is_told_with_its_place_and_ends_with_1() throws Exception {
    Path tile = log.resolve("tile/0/001");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[3300] ^= 1;
    Files.write(tile, bytes);
    Path report = folder.resolve("report.json");

    assertThat(fsck("--folder", log.toString(), "--key", KEY, "--json", report.toString()))
        .isEqualTo(1);

    assertThat(said.toString())
        .contains("tile/0/001: hash 103, of entry 359, is wrong; expected", "NOT sound.");
    JsonNode difference = new ObjectMapper().readTree(report.toFile()).path("different").path(0);
    assertThat(difference.path("path").asText()).isEqualTo("tile/0/001");
    assertThat(difference.path("entry").asInt()).isEqualTo(359);
    assertThat(difference.path("expected").asText()).hasSize(64);
    assertThat(difference.path("found").asText()).hasSize(64);
  }

  @Test
  void over_http_entries_are_read_with_an_auditors_token_and_without_one_it_is_said()
      throws Exception {
    try (ServedLog served = new ServedLog(log)) {
      assertThat(fsck(served.url(), "--key", KEY, "--token", ServedLog.TOKEN)).isZero();
      assertThat(said.toString()).contains("700 leaves were read.");
      assertThat(served.asked)
          .contains("/tile/entries/001 with Bearer auditor", "/checkpoint", "/tile/0/001")
          .hasSize(1 + 2 * 3 + 1);

      assertThat(fsck(served.url(), "--key", KEY)).isZero();
      assertThat(said.toString()).contains("Leaves were not read");

      assertThat(fsck(served.url(), "--key", KEY, "--token", "a trainer's")).isEqualTo(2);
      assertThat(said.toString()).contains("the token is not one of an auditor's");
      assertThat(fsck(served.url(), "--key", KEY, "--entries")).isEqualTo(2);
      assertThat(said.toString()).contains("give --token, or --no-entries");
    }
  }

  @Test
  void what_cannot_be_checked_ends_with_2_and_says_what_to_do() throws Exception {
    assertThat(fsck("--folder", log.toString())).isEqualTo(2);
    assertThat(said.toString()).contains("Give its key: --key KEY");
    assertThat(fsck("--key", KEY)).isEqualTo(2);
    assertThat(said.toString()).contains("Which log?");
    assertThat(fsck("--folder", log.toString(), "http://x/log", "--key", KEY)).isEqualTo(2);
    assertThat(fsck("--folder", log.toString(), "--key", KEY.substring(1))).isEqualTo(2);
    assertThat(said.toString()).contains("--key: verifier key: ");
    assertThat(fsck("ftp://x/log", "--key", KEY)).isEqualTo(2);
    assertThat(fsck("--folder", log.toString(), "--key", KEY, "--at-once", "0")).isEqualTo(2);
    assertThat(fsck("--folder", log.toString(), "--key", KEY, "--checkpoint", "none")).isEqualTo(2);
    assertThat(said.toString()).contains("There is no file none.");
    assertThat(fsck("http://127.0.0.1:1/log", "--key", KEY)).isEqualTo(2);
    assertThat(said.toString()).contains("The log cannot be read", "does not answer");
  }

  private int fsck(String... arguments) {
    said.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("audit", "fsck"));
    all.addAll(List.of(arguments));
    PrintWriter out = new PrintWriter(said, true);
    CommandLine command = Main.commandLine().setOut(out).setErr(out);
    return command.execute(all.toArray(String[]::new));
  }
}

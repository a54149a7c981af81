package io.modeltrail.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.modeltrail.cli.CannotTellException;
import io.modeltrail.cli.Main;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A log that is served over HTTP, and does what a log must not.
@Timeout(60)
class WatchTest {

  private static final String KEY = GeneratedLog.KEY.verifierKey().toString();

  @TempDir Path folder;

  private Path state;
  private GeneratedLog log;
  private ServedLog served;

  @BeforeEach
  void a_log() throws IOException {
    state = folder.resolve("state/log.checkpoint");
    log = new GeneratedLog(folder.resolve("log"));
    served = new ServedLog(log.folder);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void what_has_grown_is_held_from_then_on_also_after_a_restart() throws Exception {
    assertThat(look()).isEqualTo(new Watched.Empty());
    log.grow(300);
    TreeHead first = log.head();
    assertThat(look()).isEqualTo(new Watched.First(first));
    assertThat(look()).isEqualTo(new Watched.Same(first));
    SignedCheckpoint second = log.grow(1000);
    assertThat(look()).isEqualTo(new Watched.Grown(first, log.head()));
    assertThat(state).hasContent(second.toString());
  }

  @Test
  void from_the_empty_tree_every_tree_has_grown() throws Exception {
    log.sign(TreeHead.empty());
    look();
    log.grow(5);

    assertThat(look()).isEqualTo(new Watched.Grown(TreeHead.empty(), log.head()));
  }

  @Test
  void a_log_that_shrinks_is_cried_of_and_what_was_held_stays() throws Exception {
    SignedCheckpoint small = log.grow(300);
    SignedCheckpoint held = log.grow(1000);
    look();
    log.show(small.bytes());

    assertThat(alarm()).contains("it has shrunk from 1,300 entries to 300");
    assertThat(state).hasContent(held.toString());
    assertThat(evidence("held")).hasContent(held.toString());
    assertThat(evidence("served")).hasContent(small.toString());
  }

  @Test
  void two_roots_for_one_size_are_cried_of() throws Exception {
    log.grow(300);
    look();
    SignedCheckpoint fork = log.sign(new TreeHead(300, TreeHashing.leaf(new byte[1])));

    assertThat(alarm()).contains("it has forked: for 300 entries");
    assertThat(evidence("served")).hasContent(fork.toString());
    assertThat(alarm()).contains("it has forked");
    try (var files = Files.list(state.getParent())) {
      assertThat(files).hasSize(3); // the same evidence is kept once
    }
  }

  @Test
  void another_history_that_is_larger_and_of_one_piece_is_cried_of() throws Exception {
    SignedCheckpoint held = log.grow(300);
    look();
    GeneratedLog other =
        new GeneratedLog(log.folder, index -> GeneratedLog.leaf(index == 5 ? 999_999 : index));
    other.grow(1000);

    assertThat(alarm())
        .contains("it has forked: its 1,000 entries do not begin with the 300 of before");
    assertThat(state).hasContent(held.toString());
  }

  @Test
  void tiles_that_do_not_lead_to_the_root_are_cried_of() throws Exception {
    log.grow(300);
    look();
    log.grow(500);
    Path tile = log.folder.resolve("tile/0/001");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[9] ^= 1;
    Files.write(tile, bytes);

    assertThat(alarm()).contains("cannot be shown: tile/0/001");
  }

  @Test
  void an_unknown_key_and_what_is_no_checkpoint_are_cried_of() throws Exception {
    log.grow(300);
    SignerKey stranger =
        SignerKey.generate(new KeyName(GeneratedLog.KEY.name().value()), new SecureRandom());
    log.show(GeneratedLog.signed(log.head(), stranger).bytes());
    assertThat(alarm()).contains("not to be believed: no signature of a known key");
    assertThat(state).doesNotExist();

    log.show("<html>".getBytes(UTF_8));
    assertThat(alarm()).contains("what it serves is no checkpoint");
  }

  @Test
  void a_log_that_is_away_is_no_alarm() throws Exception {
    log.grow(300);
    look();
    served.failures.set(100);
    assertThat(look()).isInstanceOf(Watched.Away.class);
    served.failures.set(0);
    Files.delete(log.folder.resolve("checkpoint"));
    assertThat(look()).isEqualTo(new Watched.Away("it has no checkpoint any more"));
  }

  @Test
  void a_state_that_is_not_the_logs_is_not_gone_on_from() throws Exception {
    log.grow(300);
    look();
    Files.writeString(state, Files.readString(state).replace("\n300\n", "\n299\n"));

    assertThatThrownBy(this::look).isInstanceOf(CannotTellException.class);
  }

  @Test
  void the_command_looks_once_and_says_what_it_saw_with_its_exit_code() throws Exception {
    StringWriter said = new StringWriter();
    assertThat(watch(said, "--once")).isZero();
    log.grow(300);
    assertThat(watch(said, "--once")).isZero();
    log.grow(300);
    assertThat(watch(said, "--once")).isZero();
    assertThat(watch(said, "--once")).isZero();
    log.sign(new TreeHead(600, TreeHashing.leaf(new byte[1])));
    assertThat(watch(said, "--once")).isEqualTo(1);
    served.close();
    assertThat(watch(said, "--once")).isEqualTo(2);

    assertThat(said.toString())
        .contains("nothing was signed yet")
        .contains("300 entries, seen for the first time")
        .contains("600 entries, grown from 300")
        .contains("600 entries, as before")
        .contains("ALARM: it has forked", "The evidence is in " + state + ".evidence-")
        .contains("it is away, and waited for");
    assertThat(watch(said, "--once", "--stale-after", "1s")).isEqualTo(2);
    assertThat(watch(said, "--every", "soon")).isEqualTo(2);
    assertThat(watch(said, "--every", "10ms")).isEqualTo(2);
  }

  @Test
  void the_command_waits_for_a_log_that_is_away_and_goes_on() throws Exception {
    log.grow(300);
    int port = served.port();
    StringWriter said = new StringWriter();
    CompletableFuture<Integer> watching =
        CompletableFuture.supplyAsync(() -> watch(said, "--every", "100ms"));
    await().until(() -> said.toString().contains("300 entries"));

    served.close();
    await().until(() -> said.toString().contains("it is away"));
    served = new ServedLog(log.folder, port);
    await().until(() -> said.toString().contains("it is back"));
    log.grow(5);
    await().until(() -> said.toString().contains("305 entries, grown from 300"));
    log.sign(new TreeHead(4, log.head().root()));

    assertThat(watching.get()).isEqualTo(1);
    assertThat(said.toString()).contains("it has shrunk from 305 entries to 4");
  }

  @Test
  void a_log_that_stands_still_although_it_has_more_entries_is_cried_of() throws Exception {
    log.grow(300);
    served.entries = 300L;
    StringWriter said = new StringWriter();
    CompletableFuture<Integer> watching =
        CompletableFuture.supplyAsync(
            () -> watch(said, "--every", "100ms", "--stale-after", "500ms"));
    await().until(() -> said.toString().contains("300 entries"));
    await().until(() -> served.asked.stream().filter(String::isEmpty).count() > 8);
    assertThat(watching).isNotDone();

    served.entries = 301L;

    assertThat(watching.get()).isEqualTo(1);
    assertThat(said.toString()).contains("it has stood still at 300 entries since", "and has 301");
  }

  @Test
  void a_log_that_does_not_say_how_many_it_has_must_move() throws Exception {
    log.grow(300);
    StringWriter said = new StringWriter();

    assertThat(watch(said, "--every", "100ms", "--stale-after", "300ms")).isEqualTo(1);
  }

  private Watched look() throws Exception {
    Trust trust = Trust.of(List.of(KEY), null);
    return new Watch(served.address(null), trust, WatchState.of(state, trust), Clock.systemUTC())
        .look();
  }

  private String alarm() throws Exception {
    return ((Watched.Alarm) look()).why();
  }

  private Path evidence(String kind) throws IOException {
    try (var files = Files.list(state.getParent())) {
      return files
          .filter(file -> file.toString().contains(".evidence-"))
          .filter(file -> file.toString().endsWith("." + kind))
          .findFirst()
          .orElseThrow();
    }
  }

  private int watch(StringWriter said, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("audit", "watch", served.url(), "--key", KEY, "--state", state.toString()));
    arguments.addAll(List.of(more));
    PrintWriter out = new PrintWriter(said, true);
    return Main.commandLine().setOut(out).setErr(out).execute(arguments.toArray(String[]::new));
  }
}

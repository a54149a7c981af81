package io.modeltrail.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.modeltrail.cli.CannotTellException;
import io.modeltrail.cli.log.FsckReport.Checked;
import io.modeltrail.cli.log.FsckReport.Older;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.tile.Difference;
import io.modeltrail.tlog.tile.EntryBundle;
import io.modeltrail.tlog.tile.EntryBundleId;
import io.modeltrail.tlog.tile.LogCheck.Finding;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an auditor's check says of logs in folders, sound ones and others.
class FsckTest {

  private static final int SIZE = 700;

  @TempDir Path folder;

  private GeneratedLog log;

  @BeforeEach
  void a_log() throws IOException {
    log = new GeneratedLog(folder);
    log.grow(SIZE);
  }

  @Test
  void a_sound_log_is_found_sound_and_all_of_it_was_read() throws Exception {
    AtomicInteger passed = new AtomicInteger();
    Fsck fsck =
        new Fsck(
            new LogFolder(folder),
            trust(),
            new Fsck.Asked(null, false, true, 4),
            Clock.systemUTC(),
            passed::addAndGet);

    Checked checked = (Checked) fsck.run();

    assertThat(checked.isSound()).isTrue();
    assertThat(checked.finding()).isEqualTo(new Finding.Sound(log.head()));
    assertThat(checked.leaves().entries()).isEqualTo(SIZE);
    assertThat(checked.leaves().allPlaces()).isTrue();
    assertThat(passed).hasValue(SIZE);
  }

  @ParameterizedTest
  @CsvSource({
    "tile/0/001, 3300, 359",
    "tile/0/002.p/188, 0, 512",
    "tile/1/000.p/2, 40, 256",
    "tile/entries/001, 20000, 298",
    "tile/entries/002.p/188, 300, 512",
  })
  void a_bit_in_any_file_is_found_in_that_file(String path, int at, long entry) throws Exception {
    flip(path, at);

    assertThat(differences())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path()).isEqualTo(path);
              assertThat(it.entry()).isEqualTo(entry);
              assertThat(it.expected()).isNotNull().isNotEqualTo(it.found());
            });
  }

  @Test
  void entries_that_changed_places_and_a_tail_that_was_cut_off_are_found() throws Exception {
    Path file = folder.resolve("tile/entries/001");
    List<byte[]> entries =
        new ArrayList<>(
            EntryBundle.parse(new EntryBundleId(1, 256), Files.readAllBytes(file)).entries());
    byte[] first = entries.set(0, entries.get(9));
    entries.set(9, first);
    Files.write(file, EntryBundle.of(1, entries).bytes());
    Files.delete(folder.resolve("tile/entries/002.p/188"));

    assertThat(differences())
        .extracting(Difference::entry, Difference::path)
        .containsExactly(
            tuple(256L, "tile/entries/001"),
            tuple(265L, "tile/entries/001"),
            tuple(512L, "tile/entries/002.p/188"));
  }

  @Test
  void a_file_that_is_longer_than_any_can_be_is_not_read() throws Exception {
    Files.write(folder.resolve("tile/entries/001"), new byte[Source.BUNDLE_BYTES_MAX + 1]);

    assertThat(differences())
        .singleElement()
        .extracting(Difference::toString)
        .isEqualTo("tile/entries/001: has more than 1049088 bytes");
  }

  @Test
  void leaves_that_are_none_are_named_and_places_that_stand_there_twice_told() throws Exception {
    Path other = folder.resolve("other");
    GeneratedLog flawed =
        new GeneratedLog(
            other,
            index ->
                switch ((int) index) {
                  case 7 -> "{\"format\":1}".getBytes(UTF_8);
                  case 300 -> "no leaf".getBytes(UTF_8);
                  case 310 -> GeneratedLog.leaf(10);
                  default -> GeneratedLog.leaf(index);
                });
    flawed.grow(400);

    Checked checked = (Checked) fsck(other, null, false);

    assertThat(checked.finding()).isInstanceOf(Finding.Sound.class);
    assertThat(checked.isSound()).isFalse();
    assertThat(checked.leaves().flaws())
        .containsExactly(
            new LeafLook.Flaw(7, "has no topic as format 1 has it"),
            new LeafLook.Flaw(300, "is not JSON as format 1 has it"));
    assertThat(checked.leaves().repeated()).isEqualTo(1);
    assertThat(checked.leaves().again().getFirst().why())
        .contains("model.trained", "partition 1, offset 3");
  }

  @Test
  void two_entries_at_one_place_alone_are_no_flaw() throws Exception {
    Path other = folder.resolve("other");
    new GeneratedLog(other, index -> GeneratedLog.leaf(index / 2)).grow(10);

    Checked checked = (Checked) fsck(other, null, false);

    assertThat(checked.isSound()).isTrue();
    assertThat(checked.leaves().repeated()).isEqualTo(5);
  }

  @Test
  void a_checkpoint_that_is_not_to_be_believed_is_rejected() throws Exception {
    SignerKey stranger =
        SignerKey.generate(new KeyName(GeneratedLog.KEY.name().value()), new SecureRandom());
    log.show(GeneratedLog.signed(log.head(), stranger).bytes());
    assertThat(fsck(folder, null, false))
        .isEqualTo(new FsckReport.Rejected("no signature of a known key"));
    SignerKey other = SignerKey.generate(new KeyName("other.example"), new SecureRandom());
    log.show(GeneratedLog.signed(log.head(), other).bytes());
    assertThat(fsck(folder, null, false))
        .isEqualTo(new FsckReport.Rejected("the policy has no log 'other.example'"));
    log.show("nothing".getBytes(UTF_8));
    assertThat(fsck(folder, null, false).isSound()).isFalse();
    Files.delete(folder.resolve("checkpoint"));
    assertThatThrownBy(() -> fsck(folder, null, false))
        .isInstanceOf(CannotTellException.class)
        .hasMessageContaining("has no checkpoint");
  }

  @Test
  void the_checkpoint_of_another_tree_is_found() throws Exception {
    log.sign(new TreeHead(SIZE, TreeHashing.leaf(new byte[1])));

    assertThat(differences())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path()).isEqualTo("checkpoint");
              assertThat(it.found()).isEqualTo(log.head().root());
            });
  }

  @Test
  void a_log_must_have_grown_from_what_was_kept_of_it() throws Exception {
    SignedCheckpoint kept = log.sign(log.head());
    SignedCheckpoint forked = log.sign(new TreeHead(SIZE, TreeHashing.leaf(new byte[1])));
    SignedCheckpoint larger = log.sign(new TreeHead(5_000, log.head().root()));
    log.grow(500);

    assertThat(older(kept)).isEqualTo(new Older.Consistent(SIZE));
    assertThat(older(forked)).asString().contains("another history: with 700 entries its root was");
    assertThat(older(larger))
        .asString()
        .contains("it has shrunk: 5,000 entries were signed before, and now 1,200");
    assertThat(fsck(folder, forked, false).isSound()).isFalse();
  }

  @Test
  void what_was_checked_before_is_left_out_only_if_the_log_has_grown_from_it() throws Exception {
    SignedCheckpoint kept = log.sign(log.head());
    log.grow(500);
    flip("tile/entries/001", 20_000);

    Checked since = (Checked) fsck(folder, kept, true);
    Checked forked =
        (Checked)
            fsck(
                folder,
                GeneratedLog.signed(
                    new TreeHead(SIZE, TreeHashing.leaf(new byte[1])), GeneratedLog.KEY),
                true);

    assertThat(since.isSound()).isTrue();
    assertThat(since.leaves().entries()).isEqualTo(1_200 - 512);
    assertThat(forked.from()).isZero();
    assertThat(forked.finding()).isInstanceOf(Finding.Damaged.class);
  }

  private Older older(SignedCheckpoint kept) throws Exception {
    return ((Checked) fsck(folder, kept, false)).older();
  }

  private List<Difference> differences() throws Exception {
    Checked checked = (Checked) fsck(folder, null, false);
    assertThat(checked.isSound()).isFalse();
    return ((Finding.Damaged) checked.finding()).differences();
  }

  private static FsckReport fsck(Path folder, @Nullable SignedCheckpoint older, boolean since)
      throws Exception {
    return new Fsck(
            new LogFolder(folder),
            trust(),
            new Fsck.Asked(older, since, true, 2),
            Clock.systemUTC(),
            entries -> {})
        .run();
  }

  private static Trust trust() throws CannotTellException {
    return Trust.of(List.of(GeneratedLog.KEY.verifierKey().toString()), null);
  }

  private void flip(String path, int at) throws IOException {
    Path file = folder.resolve(path);
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }
}

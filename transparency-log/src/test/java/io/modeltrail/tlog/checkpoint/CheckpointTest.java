package io.modeltrail.tlog.checkpoint;

import static io.modeltrail.tlog.Vectors.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.GoldenLog;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.SigningSeed;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is a checkpoint, and the list of what is none.
class CheckpointTest {

  private static final String ROOT = "TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=";
  private static final String GO = "go.sum database tree\n123456789012\n" + ROOT + "\n";

  @Test
  void a_checkpoint_is_read_and_written() throws Exception {
    Checkpoint checkpoint = Checkpoint.parse(GO);

    assertThat(checkpoint.origin()).isEqualTo("go.sum database tree");
    assertThat(checkpoint.head())
        .isEqualTo(new TreeHead(123456789012L, TreeHashing.leaf(ascii("hello world"))));
    assertThat(checkpoint.extensions()).isEmpty();
    assertThat(checkpoint.text()).isEqualTo(GO);
  }

  @Test
  void extensions_are_kept() throws Exception {
    Checkpoint checkpoint = Checkpoint.parse(GO + "one\ntwo \n");

    assertThat(checkpoint.extensions()).containsExactly("one", "two ");
    assertThat(checkpoint.text()).isEqualTo(GO + "one\ntwo \n");
  }

  @Test
  void sizes_go_up_to_2_63_less_one() throws Exception {
    assertThat(Checkpoint.parse("o\n0\n" + ROOT + "\n").head().size()).isZero();
    assertThat(Checkpoint.parse("o\n9223372036854775807\n" + ROOT + "\n").head().size())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void only_two_lines() {
    malformed("origin\n5\n", "line 3: root hash is missing");
    malformed("origin\n", "line 2: tree size is missing");
    malformed("", "line 1: origin is missing");
  }

  @Test
  void empty_first_line() {
    malformed("\n5\n" + ROOT + "\n", "line 1: origin is empty");
  }

  @Test
  void missing_final_newline() {
    malformed(GO.substring(0, GO.length() - 1), "line 3: no newline after root hash");
    malformed(GO + "extension", "line 4: no newline after extension");
  }

  @Test
  void crlf() {
    malformed(GO.replace("\n", "\r\n"), "line 1: origin is empty or has control characters");
    malformed("o\n5\r\n" + ROOT + "\n", "line 2, tree size: not a decimal number");
    malformed("o\n5\n" + ROOT + "\r\n", "line 3, root hash: not base64");
    malformed(GO + "x\r\n", "line 4: extension");
  }

  @Test
  void leading_zero_in_the_size() {
    size("05", "leading zero in '05'");
    size("00", "leading zero");
  }

  @Test
  void negative_size() {
    size("-34", "not a decimal number: '-34'");
    size("-0", "not a decimal number");
  }

  @Test
  void size_above_2_63() {
    size("9223372036854775808", "larger than 2^63-1");
    size("18446744073709551615", "larger than 2^63-1");
    size("3438945738945739845734895735", "larger than 2^63-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bananas", "", " 5", "5 ", "+5", "5.0", "0x5", "\u0665", "1e3"})
  void size_that_is_no_number(String size) {
    size(size, "line 2, tree size");
  }

  @Test
  void root_not_32_bytes() {
    root("AAAA", "root hash has 32 bytes, not 3");
    root("", "root hash has 32 bytes, not 0");
    root("A".repeat(44), "root hash has 32 bytes, not 33");
  }

  @Test
  void root_in_bad_base64_or_unpadded_base64() {
    root("ThisIsn'tBase64", "not base64");
    root(ROOT.replace("=", ""), "not canonical base64");
    root(ROOT.replace("0=", "1="), "not canonical base64");
    root(ROOT.replace("+", "-"), "not base64");
    root(ROOT + " ", "not base64");
    root(" " + ROOT, "not base64");
  }

  @Test
  void empty_extension() {
    malformed(GO + "\n", "line 4: extension is empty");
    malformed(GO + "x\n\ny\n", "line 5: extension is empty");
    assertThatThrownBy(() -> new Checkpoint("o", TreeHead.empty(), List.of("")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Checkpoint("o\np", TreeHead.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Checkpoint("", TreeHead.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wrong_origin() throws Exception {
    SignedCheckpoint signed = SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(3)));
    Log other = new Log("example.com/log/other", List.of(GoldenLog.verifier()));

    assertThat(other.verify(signed))
        .isEqualTo(
            new CheckpointVerdict.Refused(
                "the checkpoint is of 'example.com/log/testdata', not of 'example.com/log/other'"));
  }

  @Test
  void unknown_signature_only() throws Exception {
    SignerKey stranger =
        new SignerKey(new KeyName(GoldenLog.ORIGIN), new SigningSeed(new byte[32]));
    SignedCheckpoint signed = SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(3)));

    assertThat(Log.of(stranger.verifierKey()).verify(signed))
        .isEqualTo(new CheckpointVerdict.Refused("no signature of a known key"));
  }

  @Test
  void what_a_log_signed_is_verified_also_while_its_key_changes() throws Exception {
    SignerKey next = new SignerKey(new KeyName(GoldenLog.ORIGIN), new SigningSeed(new byte[32]));
    Log log = new Log(GoldenLog.ORIGIN, List.of(GoldenLog.verifier(), next.verifierKey()));
    SignedCheckpoint signed = SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(3)));
    SignedCheckpoint both = signed.with(next.sign(signed.checkpoint().text()));

    assertThat(log.verify(signed)).isEqualTo(new CheckpointVerdict.Verified(signed.checkpoint()));
    assertThat(log.verify(both)).isEqualTo(new CheckpointVerdict.Verified(signed.checkpoint()));
    assertThat(SignedCheckpoint.parse(both.bytes())).isEqualTo(both);
  }

  @Test
  void a_note_that_is_no_checkpoint() {
    String text = "just a text\n";
    SignerKey key = new SignerKey(new KeyName("n"), new SigningSeed(new byte[32]));
    Note note = new Note(text, List.of(key.sign(text)));

    assertThatThrownBy(() -> SignedCheckpoint.parse(note.bytes()))
        .isInstanceOf(MalformedException.class)
        .hasMessage("checkpoint: line 2: tree size is missing");
    assertThatThrownBy(() -> new SignedCheckpoint(new Checkpoint("o", TreeHead.empty()), note))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_log_is_known_by_keys_for_logs() throws Exception {
    assertThatThrownBy(() -> new Log("o", List.of())).isInstanceOf(IllegalArgumentException.class);
    var witness = VerifierKey.parse("Wit1+9b3fb2d5+BFhZSmQj9+SoL+p/nN0Hh76xXmF7QcHfytUrI1XfSClk");
    assertThatThrownBy(() -> Log.of(witness)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void size(String size, String why) {
    malformed("origin\n" + size + "\n" + ROOT + "\n", why);
  }

  private static void root(String root, String why) {
    malformed("origin\n5\n" + root + "\n", why);
  }

  private static void malformed(String text, String why) {
    assertThatThrownBy(() -> Checkpoint.parse(text))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith("checkpoint: ")
        .hasMessageContaining(why);
  }
}

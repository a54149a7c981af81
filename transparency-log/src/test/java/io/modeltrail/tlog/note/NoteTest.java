package io.modeltrail.tlog.note;

import static io.modeltrail.tlog.Vectors.ascii;
import static io.modeltrail.tlog.note.KeysTest.ENOCH;
import static io.modeltrail.tlog.note.KeysTest.PETER;
import static io.modeltrail.tlog.note.KeysTest.PETER_SIGNER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.Vectors;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The notes of Go's note_test and of C2SP, and what must be refused.
class NoteTest {

  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String PETER_LINE =
      "\u2014 PeterNeumann"
          + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  private static final String ENOCH_LINE =
      "\u2014 EnochRoot"
          + " rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
  private static final String NOTE = TEXT + "\n" + PETER_LINE;

  private VerifierKey peter;
  private VerifierKey enoch;

  @BeforeEach
  void keys() throws Exception {
    peter = VerifierKey.parse(PETER);
    enoch = VerifierKey.parse(ENOCH);
  }

  @Test
  void signing_gives_the_published_signatures() throws Exception {
    SignerKey zeros = new SignerKey(new KeyName("EnochRoot"), new SigningSeed(new byte[32]));

    assertThat(SignerKey.parse(PETER_SIGNER).sign(TEXT).line() + "\n").isEqualTo(PETER_LINE);
    assertThat(zeros.sign(TEXT).line() + "\n").isEqualTo(ENOCH_LINE);
  }

  @Test
  void a_note_is_read_verified_and_written() throws Exception {
    Note note = Note.parse(ascii(NOTE + ENOCH_LINE));

    assertThat(note.text()).isEqualTo(TEXT);
    assertThat(note.bytes()).isEqualTo(ascii(NOTE + ENOCH_LINE));
    assertThat(signers(note, peter)).containsExactly(peter);
    assertThat(signers(note, peter, enoch)).containsExactlyInAnyOrder(peter, enoch);
  }

  @Test
  void the_example_of_c2sp_is_verified() throws Exception {
    Note note =
        Note.parse(
            ascii(
                """
                This is an example message.

                \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
                """));
    VerifierKey key =
        VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");

    assertThat(signers(note, key)).containsExactly(key);
  }

  @Test
  void the_last_empty_line_ends_the_text() throws Exception {
    String text = "one\n\n\ntwo\n\n";
    Note note = new Note(text, List.of(SignerKey.parse(PETER_SIGNER).sign(text)));

    Note read = Note.parse(note.bytes());

    assertThat(read).isEqualTo(note);
    assertThat(signers(read, peter)).containsExactly(peter);
  }

  @Test
  void no_signature() {
    malformed(TEXT, "no empty line");
    malformed(TEXT + "\n", "line 4: signature is missing");
    malformed("", "no empty line");
    malformed("\n", "no empty line");
    assertThatThrownBy(() -> new Note(TEXT, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void missing_final_newline() {
    malformed(NOTE.substring(0, NOTE.length() - 1), "no newline after signature");
    assertThatThrownBy(() -> new Note("no newline", List.of(sign("x"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void crlf() {
    malformed(NOTE.replace("\n", "\r\n"), "no empty line");
    malformed(NOTE.replace("problem,\n", "problem,\r\n"), "control character 13");
    malformed(NOTE.replace("nAM=\n", "nAM=\r\n"), "not base64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "\u2013", "\u2015", "\u2212", "\u2014\u2014", ""})
  void hyphen_or_en_dash_instead_of_em_dash(String dash) {
    malformed(NOTE.replace("\u2014", dash), "does not begin with an em dash");
  }

  @Test
  void two_spaces() {
    malformed(NOTE.replace("\u2014 ", "\u2014  "), "key name is empty");
    malformed(NOTE.replace("Neumann ", "Neumann  "), "not base64");
    malformed(NOTE.replace("nAM=", "nAM= "), "not base64");
  }

  @Test
  void control_character() {
    malformed(NOTE.replace("think", "th\tnk"), "control character 9");
    malformed(NOTE.replace("think", "th\0nk"), "control character 0");
    malformed(NOTE.replace("PeterN", "Peter\u0001N"), "control character");
    assertThatThrownBy(() -> new Note("\u001f\n", List.of(sign("x"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void invalid_utf_8() {
    byte[] bytes = NOTE.getBytes(UTF_8);
    bytes[3] = (byte) 0xff;
    assertThatThrownBy(() -> Note.parse(bytes))
        .isInstanceOf(MalformedException.class)
        .hasMessage("signed note: not UTF-8, byte 3");
    byte[] overlong = ascii("..\n\n" + PETER_LINE);
    overlong[0] = (byte) 0xc0;
    overlong[1] = (byte) 0xae;
    assertThatThrownBy(() -> Note.parse(overlong)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Note.parse("\ud800\n\n" + PETER_LINE))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void bad_base64_or_unpadded_base64_in_a_signature() {
    malformed(NOTE.replace("nAM=", "nAM"), "canonical base64");
    malformed(NOTE.replace("nAM=", "nAN="), "canonical base64");
    malformed(NOTE.replace("x08go/", "x08go_"), "not base64");
    malformed(NOTE.replace("x08go/", "x0\u00e4go/"), "not base64");
    malformed(TEXT + "\n\u2014 PeterNeumann\n", "no signature after the key name");
    malformed(TEXT + "\n\u2014 PeterNeumann \n", "only 0 bytes");
    malformed(TEXT + "\n\u2014 PeterNeumann x08gow==\n", "line 4: only 4 bytes");
  }

  @Test
  void more_than_100_signatures() throws Exception {
    Note hundred = Note.parse(ascii(TEXT + "\n" + PETER_LINE.repeat(100)));

    assertThat(signers(hundred, peter)).containsExactly(peter);
    malformed(TEXT + "\n" + PETER_LINE.repeat(101), "more than 100 signatures");
    assertThatThrownBy(() -> hundred.with(sign(TEXT))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void too_long() {
    malformed("x".repeat(Note.BYTES_MAX) + NOTE, "longer than 1000000 bytes");
    assertThatThrownBy(() -> Note.parse("x".repeat(Note.BYTES_MAX) + NOTE))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> new Note("x".repeat(Note.BYTES_MAX) + "\n", List.of(sign("x"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void unknown_signature_only() throws Exception {
    assertThat(Note.parse(ascii(NOTE)).verify(List.of(enoch)))
        .isEqualTo(new NoteVerdict.Refused("no signature of a known key"));
    assertThat(Note.parse(ascii(NOTE)).verify(List.of())).isInstanceOf(NoteVerdict.Refused.class);
  }

  @Test
  void known_key_with_bad_signature_beside_a_good_one() throws Exception {
    Note note = Note.parse(ascii(NOTE + ENOCH_LINE));
    NoteSignature bad = flipped(note.signatures().get(1));
    for (Note spoilt :
        List.of(
            new Note(TEXT, List.of(note.signatures().get(0), bad)),
            new Note(TEXT, List.of(bad, note.signatures().get(0))),
            note.with(bad))) {
      assertThat(spoilt.verify(List.of(peter, enoch)))
          .isEqualTo(new NoteVerdict.Refused("a signature of " + ENOCH + " is not valid"));
    }
  }

  @Test
  void bad_signature_of_an_unknown_key_is_left_aside() throws Exception {
    Note note = Note.parse(ascii(NOTE + ENOCH_LINE));
    Note other =
        new Note(TEXT, List.of(note.signatures().get(0), flipped(note.signatures().get(1))));

    assertThat(signers(other, peter)).containsExactly(peter);
  }

  @Test
  void same_key_twice_counts_once() throws Exception {
    Note note = Note.parse(ascii(NOTE + PETER_LINE));

    assertThat(signers(note, peter, peter)).containsExactly(peter);
  }

  @Test
  void another_text() throws Exception {
    for (int bit = 0; bit < 8 * 20; bit += 7) {
      byte[] text = Vectors.flipped(ascii(TEXT), bit);
      if (text[bit / 8] >= 0x20) {
        Note other = Note.parse(new String(text, UTF_8) + "\n" + PETER_LINE);
        assertThat(other.verify(List.of(peter))).isInstanceOf(NoteVerdict.Refused.class);
      }
    }
  }

  private static List<VerifierKey> signers(Note note, VerifierKey... known) {
    NoteVerdict verdict = note.verify(List.of(known));
    assertThat(verdict).isInstanceOf(NoteVerdict.Verified.class);
    return List.copyOf(((NoteVerdict.Verified) verdict).keys());
  }

  private static NoteSignature flipped(NoteSignature signature) {
    return new NoteSignature(
        signature.name(), signature.keyId(), Vectors.flipped(signature.bytes(), 77));
  }

  private static NoteSignature sign(String text) {
    return new SignerKey(new KeyName("n"), new SigningSeed(new byte[32])).sign(text);
  }

  private static void malformed(String note, String why) {
    assertThatThrownBy(() -> Note.parse(note.getBytes(UTF_8)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(why);
  }
}

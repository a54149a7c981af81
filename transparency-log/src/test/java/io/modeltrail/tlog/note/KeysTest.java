package io.modeltrail.tlog.note;

import static io.modeltrail.tlog.Vectors.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.MalformedException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys of Go's note_test, of C2SP, of transparency-dev/formats and of Tessera.
class KeysTest {

  static final String PETER_SIGNER =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  static final String ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";

  @ParameterizedTest
  @ValueSource(
      strings = {
        PETER,
        ENOCH,
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx",
        "witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN",
        "Wit1+55ee4561+AVhZSmQj9+SoL+p/nN0Hh76xXmF7QcHfytUrI1XfSClk",
        "Wit1+9b3fb2d5+BFhZSmQj9+SoL+p/nN0Hh76xXmF7QcHfytUrI1XfSClk",
        "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"
      })
  void verifier_keys_are_read_and_written(String text) throws Exception {
    VerifierKey key = VerifierKey.parse(text);

    assertThat(key).hasToString(text);
    assertThat(VerifierKey.of(key.name(), key.type(), key.publicKey())).isEqualTo(key);
  }

  @Test
  void signer_keys_are_read_and_written_and_have_their_verifier_key() throws Exception {
    SignerKey key = SignerKey.parse(PETER_SIGNER);

    assertThat(key.encoded()).isEqualTo(PETER_SIGNER);
    assertThat(key.verifierKey()).isEqualTo(VerifierKey.parse(PETER));
    assertThat(new SignerKey(new KeyName("EnochRoot"), new SigningSeed(new byte[32])).verifierKey())
        .isEqualTo(VerifierKey.parse(ENOCH));
  }

  @Test
  void a_secret_is_not_shown_by_the_way() throws Exception {
    SignerKey key = SignerKey.parse(PETER_SIGNER);
    String secret = PETER_SIGNER.substring(PETER_SIGNER.lastIndexOf('+') + 1);

    assertThat(key.toString()).doesNotContain("PRIVATE").doesNotContain(secret);
    assertThat(key.seed().toString()).isEqualTo("SigningSeed");
    assertThatThrownBy(() -> SignerKey.parse(PETER_SIGNER + "!"))
        .isInstanceOf(MalformedException.class)
        .hasMessageNotContaining(secret);
  }

  @Test
  void no_part_of_a_key_is_a_key() {
    for (String key : new String[] {PETER, ENOCH}) {
      for (int from = 0; from < key.length(); from++) {
        for (int to = from; to < key.length(); to++) {
          refuseVerifier(key.substring(from, to));
        }
        if (from > 0) {
          refuseVerifier(key.substring(from));
        }
      }
    }
    for (int end = 0; end < PETER_SIGNER.length(); end++) {
      refuseSigner(PETER_SIGNER.substring(0, end));
      refuseSigner(PETER_SIGNER.substring(end + 1));
    }
  }

  @Test
  void no_character_of_a_key_can_be_another() {
    for (int i = 0; i < PETER.length(); i++) {
      refuseVerifier(incremented(PETER, i));
    }
    for (int i = 0; i < PETER_SIGNER.length(); i++) {
      refuseSigner(incremented(PETER_SIGNER, i));
    }
  }

  @Test
  void verifier_key_with_wrong_length() {
    assertThatThrownBy(
            () ->
                VerifierKey.parse(
                    "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="))
        .isInstanceOf(MalformedException.class);
    for (int length : new int[] {0, 31, 33}) {
      byte[] key = new byte[length];
      KeyId id = KeyId.of(new KeyName("n"), SignatureType.NOTE, key);
      String base64 = Base64.getEncoder().encodeToString(EncodedKey.join((byte) 1, key));
      assertThatThrownBy(() -> VerifierKey.parse("n+" + id + "+" + base64))
          .isInstanceOf(MalformedException.class)
          .hasMessage("verifier key: key has 32 bytes, not " + length);
    }
    assertThatThrownBy(() -> VerifierKey.of(new KeyName("n"), SignatureType.NOTE, new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SigningSeed(new byte[33]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void verifier_key_with_wrong_type() {
    assertThatThrownBy(
            () ->
                VerifierKey.parse(
                    "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
        .isInstanceOf(MalformedException.class)
        .hasMessage("verifier key: unknown type 101");
  }

  @Test
  void verifier_key_with_wrong_key_id() {
    assertThatThrownBy(() -> VerifierKey.parse(PETER.replace("c74f20a3", "c74f20a4")))
        .isInstanceOf(MalformedException.class)
        .hasMessage("verifier key: has the id c74f20a3, not c74f20a4");
    assertThatThrownBy(() -> VerifierKey.parse(PETER.replace("c74f20a3", "C74F20A3")))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("eight lower-case hex digits");
  }

  @Test
  void verifier_key_that_is_no_point_of_the_curve() {
    byte[] none = new byte[32];
    none[0] = 2;
    assertThatThrownBy(() -> VerifierKey.of(new KeyName("n"), SignatureType.NOTE, none))
        .isInstanceOf(IllegalArgumentException.class);
    KeyId id = KeyId.of(new KeyName("n"), SignatureType.NOTE, none);
    String text =
        "n+" + id + "+" + Base64.getEncoder().encodeToString(EncodedKey.join((byte) 1, none));
    assertThatThrownBy(() -> VerifierKey.parse(text))
        .isInstanceOf(MalformedException.class)
        .hasMessage("verifier key: not a point of the curve");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "a+b", "a\u00a0b", "a\u2003", "a\u0085", "a\tb", "a\n", "\ud800"})
  void key_name_with_space_plus_or_control_character(String name) {
    assertThatThrownBy(() -> new KeyName(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_signature_is_checked_by_the_key_that_made_it_only() throws Exception {
    SignerKey signer = SignerKey.parse(PETER_SIGNER);
    NoteSignature signature = signer.sign("text\n");

    assertThat(signer.verifierKey().verifies("text\n", signature)).isTrue();
    assertThat(signer.verifierKey().verifies("text", signature)).isFalse();
    assertThat(VerifierKey.parse(ENOCH).verifies("text\n", signature)).isFalse();
    for (int length : new int[] {1, 63, 65, 72}) {
      NoteSignature other =
          new NoteSignature(
              signature.name(), signature.keyId(), Arrays.copyOf(signature.bytes(), length));
      assertThat(signer.verifierKey().verifies("text\n", other)).isFalse();
    }
    byte[] tooLarge = signature.bytes();
    Arrays.fill(tooLarge, 32, 64, (byte) 0xff);
    assertThat(
            signer
                .verifierKey()
                .verifies(
                    "text\n", new NoteSignature(signature.name(), signature.keyId(), tooLarge)))
        .isFalse();
    assertThat(signer.seed().sign(ascii("text\n"))).isEqualTo(signature.bytes());
  }

  private static String incremented(String text, int index) {
    return text.substring(0, index) + (char) (text.charAt(index) + 1) + text.substring(index + 1);
  }

  private static void refuseVerifier(String text) {
    assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(MalformedException.class);
  }

  private static void refuseSigner(String text) {
    assertThatThrownBy(() -> SignerKey.parse(text)).isInstanceOf(MalformedException.class);
  }
}

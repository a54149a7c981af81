package io.modeltrail.tlog.witness;

import static io.modeltrail.tlog.Vectors.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.GoldenLog;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.Vectors;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.note.NoteSignature;
import io.modeltrail.tlog.note.NoteVerdict;
import io.modeltrail.tlog.note.VerifierKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Cosignatures of Sunlight's and transparency-dev/formats' testdata.
class CosignatureTest {

  @Test
  void a_real_one_is_valid() throws Exception {
    VerifierKey witness =
        VerifierKey.parse(
            "witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN");
    SignedCheckpoint signed =
        SignedCheckpoint.parse(
            ascii(
                """
                rome2026h1.example.org
                300
                lCkHUpkmVBEms2r2T1K6Og69+wUuuN3MIEW1/ezu2v0=

                \u2014 witness.example.org uKLPIAAAAABpVGeAhm2bOvKc3LaB9PFN1ruG19Y5yqslmcAAbhftnn1Zznmo0LXFZq4LGvqKqLX8jWlwLKasxEGTLIqAVusneCBmBw==
                """));
    NoteSignature signature = signed.note().signatures().getFirst();

    assertThat(signed.note().verify(List.of(witness))).isInstanceOf(NoteVerdict.Verified.class);
    assertThat(Cosignature.parse(signature).seconds()).isEqualTo(1767139200L);
  }

  @Test
  void the_time_is_signed_too() throws Exception {
    Cosigner cosigner = Witnesses.wit1();
    SignedCheckpoint signed = SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(15)));
    NoteSignature signature = cosigner.cosign(signed.checkpoint(), Instant.ofEpochSecond(1000));

    assertThat(cosigner.verifierKey().verifies(signed.note().text(), signature)).isTrue();
    for (int bit = 0; bit < 8 * signature.bytes().length; bit += 7) {
      NoteSignature other =
          new NoteSignature(
              signature.name(), signature.keyId(), Vectors.flipped(signature.bytes(), bit));
      assertThat(cosigner.verifierKey().verifies(signed.note().text(), other)).isFalse();
    }
  }

  @Test
  void times_are_read() throws Exception {
    assertThat(
            parse(
                    "ZGhGuQAAAABm/qTPeyKXD+R2rzyQsxPiP8mXum7qq/iF0u4vanlqJyocWODBt97w9uL+8qT7S5gxEHWWOworDcFiEBYJXORmnFBOBA==")
                .seconds())
        .isEqualTo(1727964367L);
  }

  @Test
  void a_plain_signature_has_no_time() {
    assertThatThrownBy(
            () ->
                parse(
                    "eQjRQm6eSKzFoiYalgwCPXu2y3ijtg68is9M46JKxuZB+dRfTmeQeDBoXnvxZx2ugnkyV+MUMLXpWs1hPb/W/4xkNQY="))
        .isInstanceOf(MalformedException.class)
        .hasMessage("cosignature: has 72 bytes, not 64");
  }

  @Test
  void a_time_above_2_63_is_none() throws Exception {
    Cosigner cosigner = Witnesses.wit1();
    String text = "o\n5\n" + "A".repeat(43) + "=\n";
    // Signed as such, though: the text would say -1.
    byte[] message = ascii("cosignature/v1\ntime -1\n" + text);
    byte[] payload =
        ByteBuffer.allocate(72).putLong(-1).put(Witnesses.seed().sign(message)).array();
    NoteSignature signature =
        new NoteSignature(cosigner.verifierKey().name(), cosigner.verifierKey().id(), payload);

    assertThat(cosigner.verifierKey().verifies(text, signature)).isFalse();
    assertThatThrownBy(() -> Cosignature.parse(signature)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(
            () ->
                cosigner.cosign(
                    SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(1))).checkpoint(),
                    Instant.ofEpochSecond(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cosigning_gives_the_computed_signature() throws Exception {
    SignedCheckpoint signed = SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(15)));
    Cosigner cosigner = Witnesses.wit1();

    NoteSignature signature =
        cosigner.cosign(signed.checkpoint(), Instant.ofEpochSecond(1735689600L));

    assertThat(cosigner.verifierKey())
        .hasToString("Wit1+9b3fb2d5+BFhZSmQj9+SoL+p/nN0Hh76xXmF7QcHfytUrI1XfSClk");
    assertThat(signature.line())
        .isEqualTo(
            "\u2014 Wit1"
                + " mz+y1QAAAABndIWAlNq8XAxSqvxqLnZN7Dc4OWIamxSkfa6GlqDQfwlvswOi89cFSasCcl8oxIo4YX3SNbUvCdTuA7oYohVAZqxgAA==");
  }

  @Test
  void a_plain_signature_of_the_same_seed_is_no_cosignature() throws Exception {
    SignedCheckpoint signed = SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(15)));
    Cosigner cosigner = Witnesses.wit1();
    byte[] plain = Witnesses.seed().sign(ascii(signed.note().text()));
    NoteSignature signature =
        new NoteSignature(cosigner.verifierKey().name(), cosigner.verifierKey().id(), plain);

    Note note = signed.note().with(signature);

    assertThat(note.verify(List.of(GoldenLog.verifier(), cosigner.verifierKey())))
        .isInstanceOf(NoteVerdict.Refused.class);
  }

  private static Cosignature parse(String payload) throws MalformedException {
    return Cosignature.parse(NoteSignature.parse("\u2014 " + new KeyName("w") + " " + payload));
  }
}

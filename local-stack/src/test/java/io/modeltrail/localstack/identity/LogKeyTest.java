package io.modeltrail.localstack.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.tlog.note.NoteSignature;
import io.modeltrail.tlog.note.VerifierKey;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeyTest {

  @TempDir Path folder;

  @Test
  void what_the_key_signs_is_verified_with_its_verifier_key() throws Exception {
    // given
    LogKey key = LogKey.in(folder);
    VerifierKey verifier = LogKey.in(folder).verifierKey();

    // when
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new PKCS8EncodedKeySpec(Pem.read(key.privateKeyFile()))));
    signer.update("a text\n".getBytes(UTF_8));

    // then
    NoteSignature signature = new NoteSignature(verifier.name(), verifier.id(), signer.sign());
    assertThat(verifier.verifies("a text\n", signature)).isTrue();
    assertThat(verifier.name().value()).isEqualTo("modeltrail.local/audit");
  }
}

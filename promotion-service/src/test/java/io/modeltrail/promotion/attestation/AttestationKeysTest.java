package io.modeltrail.promotion.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.modeltrail.event.Attestation;
import io.modeltrail.localstack.identity.AttestationKey;
import io.modeltrail.service.key.KeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttestationKeysTest {

  /// The first key of RFC 8032, 7.1, as `openssl pkey` writes it; no secret. The id by `openssl
  /// pkey -pubin -outform DER | sha256sum`.
  private static final String PUBLIC =
      """
      -----BEGIN PUBLIC KEY-----
      %s
      -----END PUBLIC KEY-----
      """
          .formatted("MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");

  private static final String PRIVATE =
      """
      -----BEGIN PRIVATE KEY-----
      %s
      -----END PRIVATE KEY-----
      """
          .formatted(
              base64(
                  HexFormat.of()
                      .parseHex(
                          "302e020100300506032b657004220420"
                              + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")));

  private static final String KEY_ID = "06e3fd8fda29bb60";

  @TempDir private Path folder;

  private Path privateKey;
  private Path publicKeys;

  @BeforeEach
  void given_the_keys_of_openssl() throws IOException {
    privateKey = Files.writeString(folder.resolve("key.pem"), PRIVATE);
    publicKeys = Files.createDirectory(folder.resolve("public"));
    Files.writeString(publicKeys.resolve("2026.pem"), PUBLIC);
  }

  @Test
  void keys_of_openssl_are_read_and_have_the_id_that_the_contract_says() {
    AttestationKeys keys = AttestationKeys.read(privateKey, publicKeys);

    assertThat(keys.current().keyId()).isEqualTo(KEY_ID);
    assertThat(keys.current().pem()).isEqualTo(PUBLIC);
  }

  @Test
  void a_record_is_signed_as_openssl_signs_what_the_documentation_says() {
    Attestation attestation =
        AttestationKeys.read(privateKey, publicKeys).attestations().attest(Signed.decided());

    assertThat(attestation)
        .isEqualTo(
            new Attestation(
                KEY_ID,
                "Ed25519",
                "0ntuHlOi/r2m5ocONeGClfI1kTBYn/IL6rUT8Xo001Zm+Cakhn7m1WR+Mmg78KmfXdkdL8IMqhhc6ciclqbTCg=="));
  }

  @Test
  void the_key_that_belongs_to_the_private_one_is_found_among_others() throws IOException {
    Path other = AttestationKey.in(folder.resolve("other")).publicKeyFolder();
    try (var files = Files.list(other)) {
      Files.copy(files.findFirst().orElseThrow(), publicKeys.resolve("1.pem"));
    }
    Files.writeString(publicKeys.resolve("README"), "no key, and no *.pem");

    AttestationKeys keys = AttestationKeys.read(privateKey, publicKeys);

    assertThat(keys.trusted()).hasSize(2);
    assertThat(keys.current().keyId()).isEqualTo(KEY_ID);
  }

  @Test
  void the_keys_of_the_local_stack_are_read() {
    AttestationKey made = AttestationKey.in(folder.resolve("stack"));

    AttestationKeys keys = AttestationKeys.read(made.privateKeyFile(), made.publicKeyFolder());

    assertThat(made.publicKeyFolder().resolve(keys.current().keyId() + ".pem")).isRegularFile();
    assertThat(KeyFiles.isOpenToOthers(made.privateKeyFile())).isFalse();
  }

  @Test
  void after_a_rotation_what_was_signed_before_is_genuine() throws IOException {
    AttestationKey made = AttestationKey.in(folder.resolve("stack"));
    var before = AttestationKeys.read(made.privateKeyFile(), made.publicKeyFolder());
    var attestation = before.attestations().attest(Signed.decided());

    Files.delete(made.privateKeyFile());
    AttestationKey next = AttestationKey.in(folder.resolve("stack"));
    var after = AttestationKeys.read(next.privateKeyFile(), next.publicKeyFolder());

    assertThat(after.current()).isNotEqualTo(before.current());
    assertThat(after.attestations().isGenuine(Signed.decided(), attestation)).isTrue();
  }

  @Test
  void a_missing_file_is_named() {
    refused(folder.resolve("none.pem"), publicKeys).withMessageContaining("none.pem");
    refused(privateKey, folder.resolve("nowhere")).withMessageContaining("nowhere");
  }

  @Test
  void a_folder_in_the_place_of_the_private_key_is_named() {
    refused(publicKeys, publicKeys).withMessageContaining(publicKeys + " cannot be read");
  }

  @Test
  void a_private_key_without_its_public_one_is_refused() throws IOException {
    AttestationKey other = AttestationKey.in(folder.resolve("other"));
    refused(privateKey, other.publicKeyFolder())
        .withMessageContaining("holds the public key of " + privateKey)
        .withMessageContaining("openssl pkey -pubout");

    Files.delete(publicKeys.resolve("2026.pem"));
    refused(privateKey, publicKeys).withMessageEndingWith("there are: none");
  }

  @Test
  void what_is_no_key_is_named_without_what_stands_in_it() throws IOException {
    Path noPem = Files.writeString(folder.resolve("no-pem"), "c2VjcmV0");
    refused(noPem, publicKeys)
        .withMessage(noPem + " is no PEM file: -----BEGIN PRIVATE KEY----- is expected");

    Path noBase64 = pem("no-base64", "PRIVATE KEY", "c2VjcmV0c");
    refused(noBase64, publicKeys).withMessageContaining(noBase64 + " holds no Ed25519 key");

    Path noKey = pem("no-key", "PRIVATE KEY", "c2VjcmV0");
    refused(noKey, publicKeys)
        .withMessageContaining(noKey + " holds no Ed25519 key")
        .withMessageNotContaining("c2VjcmV0");
  }

  @Test
  void a_key_of_another_kind_is_refused() throws IOException, GeneralSecurityException {
    for (String algorithm : new String[] {"RSA", "Ed448", "X25519", "EC"}) {
      var pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
      Path other = pem(algorithm, "PRIVATE KEY", base64(pair.getPrivate().getEncoded()));
      refused(other, publicKeys).withMessageContaining(other + " holds no Ed25519 key");

      Path among = publicKeys.resolve("other.pem");
      Files.move(
          pem(algorithm, "PUBLIC KEY", base64(pair.getPublic().getEncoded())),
          among,
          StandardCopyOption.REPLACE_EXISTING);
      refused(privateKey, publicKeys).withMessageContaining(among + " holds no Ed25519 key");
    }
  }

  @Test
  void a_public_key_in_the_place_of_the_private_one_is_refused_and_the_other_way_round()
      throws IOException {
    refused(publicKeys.resolve("2026.pem"), publicKeys)
        .withMessageContaining("holds a PUBLIC KEY; a PRIVATE KEY is expected");
    Files.copy(privateKey, publicKeys.resolve("private.pem"));
    refused(privateKey, publicKeys)
        .withMessageContaining("holds a PRIVATE KEY; a PUBLIC KEY is expected");
  }

  @Test
  void two_keys_in_a_file_are_refused() throws IOException {
    Files.writeString(publicKeys.resolve("2026.pem"), PUBLIC + PUBLIC);
    refused(privateKey, publicKeys).withMessageContaining("more than one key");
  }

  @Test
  void a_private_key_that_everybody_may_read_is_noticed_and_one_of_the_group_is_not()
      throws IOException {
    Files.setPosixFilePermissions(privateKey, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(KeyFiles.isOpenToOthers(privateKey)).isTrue();
    Files.setPosixFilePermissions(privateKey, PosixFilePermissions.fromString("r--r-----"));
    assertThat(KeyFiles.isOpenToOthers(privateKey)).isFalse();
  }

  private Path pem(String name, String label, String content) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, content));
  }

  private static String base64(byte[] content) {
    return Base64.getMimeEncoder().encodeToString(content);
  }

  private static ThrowableAssertAlternative<IllegalStateException> refused(
      Path privateKey, Path publicKeys) {
    return assertThatIllegalStateException()
        .isThrownBy(() -> AttestationKeys.read(privateKey, publicKeys));
  }
}

package io.modeltrail.localstack.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokensTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void a_token_names_issuer_subject_group_and_kind(Group group) throws Exception {
    var key = SigningKey.in(folder);

    var claims = verified(tokens(key).issue(group), key);

    assertThat(claims.getIssuer()).isEqualTo("https://modeltrail.local");
    assertThat(claims.getSubject()).isEqualTo(group.label() + "@local");
    assertThat(claims.getStringClaimValue("upn")).isEqualTo(group.label() + "@local");
    assertThat(claims.getStringListClaimValue("groups")).contains(group.label());
    assertThat(claims.getStringClaimValue("kind")).isEqualTo("PERSON");
    assertThat(claims.getExpirationTime().getValue())
        .isEqualTo(NOW.plus(Tokens.LIFETIME).getEpochSecond());
    assertThat(claims.hasClaim("workspaces")).isEqualTo(group == Group.TRAINER);
  }

  @Test
  void who_approves_has_the_role_and_may_read_and_the_owner_may_ask() throws Exception {
    var key = SigningKey.in(folder);

    var owner = verified(tokens(key).issue(Group.MODEL_OWNER), key);
    var validator = verified(tokens(key).issue(Group.VALIDATOR), key);

    assertThat(owner.getStringListClaimValue("groups"))
        .containsExactly("approver", "deployer", "model-owner");
    assertThat(validator.getStringListClaimValue("groups"))
        .containsExactly("approver", "validator");
    assertThat(Group.MODEL_OWNER.variable()).isEqualTo("TOKEN_MODEL_OWNER");
  }

  @Test
  void a_trainer_sees_the_workspaces_of_the_first_rules() throws Exception {
    var key = SigningKey.in(folder);

    var claims = verified(tokens(key).issue(Group.TRAINER), key);

    assertThat(claims.getStringListClaimValue("workspaces")).contains("default", "research");
  }

  @Test
  void the_key_is_made_once_and_only_its_owner_may_read_it() throws Exception {
    var first = SigningKey.in(folder);
    var second = SigningKey.in(folder);

    assertThat(second).isEqualTo(first);
    var permissions = Files.getPosixFilePermissions(folder.resolve("private-key.pem"));
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  @Test
  void a_token_of_another_key_does_not_verify() {
    var key = SigningKey.in(folder);
    var other = SigningKey.in(folder.resolve("other"));

    var token = tokens(other).issue(Group.OPERATOR);

    assertThatExceptionOfType(InvalidJwtException.class).isThrownBy(() -> verified(token, key));
  }

  private static Tokens tokens(SigningKey key) {
    return new Tokens(key, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static JwtClaims verified(String token, SigningKey key) throws Exception {
    return new JwtConsumerBuilder()
        .setVerificationKey(publicKey(key.publicKeyFile()))
        .setEvaluationTime(NumericDate.fromSeconds(NOW.getEpochSecond()))
        .setExpectedIssuer(Tokens.ISSUER)
        .setRequireExpirationTime()
        .build()
        .processToClaims(token);
  }

  private static PublicKey publicKey(Path file) throws Exception {
    var body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
    var encoded = Base64.getMimeDecoder().decode(body);
    return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
  }
}

package io.modeltrail.promotion.attestation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.modeltrail.event.Attestation;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.service.key.KeyFiles;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The keys of a running service.
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AttestationKeysIT {

  @Inject Attestations attestations;

  @ConfigProperty(name = "modeltrail.attestation.public-keys")
  Path publicKeys;

  @TempDir Path folder;

  @Test
  void whoever_asks_for_the_keys_can_verify_what_the_service_signs() throws Exception {
    Attestation attestation = attestations.attest(Signed.decided());

    Map<String, Object> key =
        given()
            .get("/attestation-keys")
            .then()
            .statusCode(200)
            .body("items", hasSize(1))
            .body("items[0].keyId", equalTo(attestation.getKeyId()))
            .body("items[0].algorithm", equalTo("Ed25519"))
            .body("items[0].current", equalTo(true))
            .extract()
            .path("items[0]");

    assertThat(key).containsOnlyKeys("keyId", "algorithm", "publicKey", "current");
    Path pem = Files.writeString(folder.resolve("key.pem"), key.get("publicKey").toString());
    assertThat(pem).hasSameTextualContentAs(publicKeys.resolve(key.get("keyId") + ".pem"));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(KeyFiles.publicKey(pem));
    signature.update(AttestedBytes.of(Signed.decided()));
    assertThat(signature.verify(Base64.getDecoder().decode(attestation.getSignature()))).isTrue();
  }

  @Test
  void the_document_tells_of_them_and_asks_for_no_token() {
    given()
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .body("paths.'/attestation-keys'.get.security", nullValue())
        .body("components.schemas.AttestationKey.properties.size()", is(4));
  }
}

package io.modeltrail.promotion.attestation;

import io.modeltrail.service.page.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The public keys, for whoever checks signatures. They are no secret.
@Path("/attestation-keys")
@Tag(name = "Attestation keys")
class AttestationKeyResource {

  /// A public key.
  @Schema(name = "AttestationKey")
  public record KeyView(
      @Schema(
              description =
                  "The first 16 hex digits of the SHA-256 of the key as X.509"
                      + " SubjectPublicKeyInfo; stands in attestations")
          String keyId,
      @Schema(description = "Ed25519") String algorithm,
      @Schema(description = "X.509 SubjectPublicKeyInfo as PEM") String publicKey,
      @Schema(description = "Whether the instance that answers signs with it") boolean current) {}

  private final AttestationKeys keys;

  AttestationKeyResource(AttestationKeys keys) {
    this.keys = keys;
  }

  @GET
  @PermitAll
  @Operation(
      summary = "The public keys whose signatures count, by their ids",
      description = "All on one page, without a token.")
  public Page<KeyView> list() {
    return new Page<>(keys.trusted().stream().map(this::view).toList(), null);
  }

  private KeyView view(TrustedKey key) {
    return new KeyView(key.keyId(), Attestations.ALGORITHM, key.pem(), key.equals(keys.current()));
  }
}

package io.modeltrail.promotion.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a receiver and this service share, to sign as Standard Webhooks say: HMAC-SHA256 over the
/// message's id, its time and the body as it is sent.
///
/// @param key 24 to 64 bytes
record Secret(byte[] key) {

  private static final String PREFIX = "whsec_";
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES_MIN = 24;
  private static final int BYTES_MAX = 64;
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  Secret {
    if (key.length < BYTES_MIN || key.length > BYTES_MAX) {
      throw new IllegalArgumentException("a secret has 24 to 64 bytes, found " + key.length);
    }
  }

  static Secret create() {
    byte[] key = new byte[BYTES];
    RANDOM.nextBytes(key);
    return new Secret(key);
  }

  static Secret parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a secret begins with " + PREFIX);
    }
    return new Secret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
  }

  /// As a receiver is given it.
  String text() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /// One signature of the header `webhook-signature`.
  String sign(String id, Instant at, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      mac.update("%s.%d.".formatted(id, at.getEpochSecond()).getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }

  @Override
  public String toString() {
    return PREFIX + "…"; // not for logs
  }
}

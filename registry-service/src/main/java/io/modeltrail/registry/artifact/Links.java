package io.modeltrail.registry.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Signs addresses, so that whoever has one may read what it names until it expires, and nothing
/// else. All instances need the same key; another key makes all links invalid.
@ApplicationScoped
class Links {

  static final Duration LIFETIME_MAX = Duration.ofDays(7);

  private static final int KEY_BYTES_MIN = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final @Nullable SecretKeySpec key;

  Links(ArtifactConfig config) {
    this.key = config.linkKeyFile().map(Links::read).orElse(null);
  }

  private static SecretKeySpec read(Path file) {
    try {
      byte[] key = Files.readString(file).strip().getBytes(UTF_8);
      if (key.length < KEY_BYTES_MIN) {
        throw new IllegalStateException(
            "%s has a key of %d bytes; at least %d are needed"
                .formatted(file, key.length, KEY_BYTES_MIN));
      }
      return new SecretKeySpec(key, ALGORITHM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A path with its signature.
  ///
  /// @param path what may be read, as `/artifacts/<sha256>/files/config.json`, encoded
  /// @return empty if there is no key
  Optional<String> sign(String path, Instant expiresAt) {
    long expires = expiresAt.getEpochSecond();
    return signature(path, Long.toString(expires))
        .map(signature -> path + "?expires=" + expires + "&signature=" + signature);
  }

  boolean isGood(String path, String expires, String signature) {
    boolean isOurs =
        signature(path, expires)
            .filter(ours -> MessageDigest.isEqual(ours.getBytes(UTF_8), signature.getBytes(UTF_8)))
            .isPresent();
    return isOurs && Long.parseLong(expires) > Clock.systemUTC().instant().getEpochSecond();
  }

  private Optional<String> signature(String path, String expires) {
    if (key == null) {
      return Optional.empty();
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(("GET\n" + path + "\n" + expires).getBytes(UTF_8));
      return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}

package io.modeltrail.promotion.attestation;

import io.modeltrail.service.key.KeyFiles;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The key that this instance signs with, and all whose signatures count. No record: the private
/// key must not get into a text by accident.
final class AttestationKeys {

  private final PrivateKey privateKey;
  private final TrustedKey current;
  private final List<TrustedKey> trusted;

  private AttestationKeys(PrivateKey privateKey, TrustedKey current, List<TrustedKey> trusted) {
    this.privateKey = privateKey;
    this.current = current;
    this.trusted = trusted;
  }

  /// Reads the keys.
  ///
  /// @throws IllegalStateException if a file is missing or holds no Ed25519 key, or no public key
  ///   belongs to the private one; the message says which, and what to do
  static AttestationKeys read(Path privateKeyFile, Path publicKeyFolder) {
    PrivateKey privateKey = KeyFiles.privateKey(privateKeyFile);
    Map<String, TrustedKey> byId = new TreeMap<>();
    for (Path file : KeyFiles.in(publicKeyFolder)) {
      TrustedKey key = TrustedKey.of(KeyFiles.publicKey(file));
      byId.put(key.keyId(), key);
    }
    List<TrustedKey> trusted = List.copyOf(byId.values());
    TrustedKey current =
        trusted.stream()
            .filter(key -> key.belongsTo(privateKey))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException(noneOf(trusted, privateKeyFile, publicKeyFolder)));
    return new AttestationKeys(privateKey, current, trusted);
  }

  private static String noneOf(List<TrustedKey> trusted, Path privateKey, Path publicKeys) {
    String found = trusted.stream().map(TrustedKey::keyId).collect(Collectors.joining(", "));
    return "no file *.pem in %s holds the public key of %s; openssl pkey -pubout makes it; there are: %s"
        .formatted(publicKeys, privateKey, found.isEmpty() ? "none" : found);
  }

  Attestations attestations() {
    Map<String, PublicKey> keys =
        trusted.stream().collect(Collectors.toMap(TrustedKey::keyId, TrustedKey::key));
    return new Attestations(current.keyId(), privateKey, keys);
  }

  /// What this instance signs with.
  TrustedKey current() {
    return current;
  }

  /// By their ids.
  List<TrustedKey> trusted() {
    return trusted;
  }
}

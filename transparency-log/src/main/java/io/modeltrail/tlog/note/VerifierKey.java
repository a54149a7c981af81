package io.modeltrail.tlog.note;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.text.Base64Text;
import java.security.InvalidKeyException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A public key with its name, as `<name>+<key id>+<base64 of type and key>`.
public final class VerifierKey {

  private static final String FORMAT = "verifier key";

  private final KeyName name;
  private final SignatureType type;
  private final byte[] publicKey;
  private final KeyId id;
  private final Ed25519 key;

  private VerifierKey(KeyName name, SignatureType type, byte[] publicKey)
      throws InvalidKeyException {
    this.name = name;
    this.type = type;
    this.publicKey = publicKey;
    this.id = KeyId.of(name, type, publicKey);
    this.key = new Ed25519(publicKey);
  }

  /// @throws IllegalArgumentException if the bytes are no key of Ed25519
  public static VerifierKey of(KeyName name, SignatureType type, byte[] publicKey) {
    if (publicKey.length != Ed25519.KEY_BYTES) {
      throw new IllegalArgumentException("a public key has 32 bytes, not " + publicKey.length);
    }
    try {
      return new VerifierKey(name, type, publicKey.clone());
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("not a point of the curve", e);
    }
  }

  public static VerifierKey parse(String text) throws MalformedException {
    EncodedKey encoded = EncodedKey.parse(FORMAT, text);
    SignatureType type =
        SignatureType.of(encoded.type())
            .orElseThrow(
                () -> new MalformedException(FORMAT, "unknown type " + (encoded.type() & 0xff)));
    if (encoded.key().length != Ed25519.KEY_BYTES) {
      throw new MalformedException(FORMAT, "key has 32 bytes, not " + encoded.key().length);
    }
    try {
      VerifierKey key = new VerifierKey(encoded.name(), type, encoded.key());
      if (!key.id.equals(encoded.id())) {
        throw new MalformedException(
            FORMAT, "has the id %s, not %s".formatted(key.id, encoded.id()));
      }
      return key;
    } catch (InvalidKeyException e) {
      throw new MalformedException(FORMAT, "not a point of the curve");
    }
  }

  public KeyName name() {
    return name;
  }

  public SignatureType type() {
    return type;
  }

  public KeyId id() {
    return id;
  }

  public byte[] publicKey() {
    return publicKey.clone();
  }

  /// Whether they are one key, under whatever names and for whatever use.
  public boolean hasSamePublicKey(VerifierKey other) {
    return Arrays.equals(publicKey, other.publicKey);
  }

  /// Whether a signature says that it is of this key.
  public boolean isNamedBy(NoteSignature signature) {
    return name.equals(signature.name()) && id.equals(signature.keyId());
  }

  /// Whether it is of this key, over this text.
  public boolean verifies(String text, NoteSignature signature) {
    return isNamedBy(signature) && type.verifies(key, text, signature.bytes());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && type == that.type
        && hasSamePublicKey(that);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return name + "+" + id + "+" + Base64Text.encode(EncodedKey.join(type.code(), publicKey));
  }
}

package io.modeltrail.tlog.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.text.Base64Text;
import java.security.SecureRandom;

/// A secret key with its name, as Go's `note` package writes it. It shows itself only where
/// [#encoded] is called.
public final class SignerKey {

  private static final String FORMAT = "signer key";
  private static final String PREFIX = "PRIVATE+KEY+";

  private final SigningSeed seed;
  private final VerifierKey verifierKey;

  public SignerKey(KeyName name, SigningSeed seed) {
    this.seed = seed;
    this.verifierKey = VerifierKey.of(name, SignatureType.NOTE, seed.publicKey());
  }

  public static SignerKey generate(KeyName name, SecureRandom random) {
    return new SignerKey(name, SigningSeed.random(random));
  }

  /// @param text `PRIVATE+KEY+<name>+<key id>+<base64 of 1 and the seed>`
  public static SignerKey parse(String text) throws MalformedException {
    if (!text.startsWith(PREFIX)) {
      throw new MalformedException(FORMAT, "does not begin with " + PREFIX);
    }
    EncodedKey encoded = EncodedKey.parse(FORMAT, text.substring(PREFIX.length()));
    if (encoded.type() != SignatureType.NOTE.code()) {
      throw new MalformedException(FORMAT, "unknown type " + (encoded.type() & 0xff));
    }
    if (encoded.key().length != SigningSeed.BYTES) {
      throw new MalformedException(FORMAT, "seed has 32 bytes, not " + encoded.key().length);
    }
    SignerKey key = new SignerKey(encoded.name(), new SigningSeed(encoded.key()));
    if (!key.verifierKey.id().equals(encoded.id())) {
      throw new MalformedException(FORMAT, "has another id than " + encoded.id());
    }
    return key;
  }

  public KeyName name() {
    return verifierKey.name();
  }

  public SigningSeed seed() {
    return seed;
  }

  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /// @param text with a newline at its end
  public NoteSignature sign(String text) {
    return new NoteSignature(name(), verifierKey.id(), seed.sign(text.getBytes(UTF_8)));
  }

  /// The secret, to be stored.
  public String encoded() {
    return PREFIX
        + name()
        + "+"
        + verifierKey.id()
        + "+"
        + Base64Text.encode(EncodedKey.join(SignatureType.NOTE.code(), seed.bytes()));
  }

  @Override
  public String toString() {
    return "signer of " + verifierKey;
  }
}

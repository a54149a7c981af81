package io.modeltrail.tlog.witness;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.SigningSeed;
import java.util.Arrays;

/// Witnesses for tests, with seeds that everybody knows.
public final class Witnesses {

  private Witnesses() {}

  /// Of transparency-dev/formats.
  public static Cosigner wit1() throws MalformedException {
    return new Cosigner(new KeyName("Wit1"), seed());
  }

  static SigningSeed seed() throws MalformedException {
    return SignerKey.parse("PRIVATE+KEY+Wit1+55ee4561+AeadRiG7XM4XiieCHzD8lxysXMwcViy5nYsoXURWGrlE")
        .seed();
  }

  /// @param name of one byte, which is the seed too
  public static Cosigner witness(char name) {
    byte[] seed = new byte[SigningSeed.BYTES];
    Arrays.fill(seed, (byte) name);
    return new Cosigner(new KeyName("witness.example/" + name), new SigningSeed(seed));
  }
}

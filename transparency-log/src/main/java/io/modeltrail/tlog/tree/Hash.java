package io.modeltrail.tlog.tree;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.text.Base64Text;
import io.modeltrail.tlog.text.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A SHA-256 hash: 32 bytes, never changed.
public final class Hash {

  public static final int BYTES = 32;

  private final byte[] bytes;

  /// The array becomes the hash's own.
  Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @throws IllegalArgumentException if they are not 32
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /// The 32 bytes from an offset on.
  public static Hash at(byte[] source, int offset) {
    // copyOfRange would fill up with zeros.
    Objects.checkFromIndexSize(offset, BYTES, source.length);
    return new Hash(Arrays.copyOfRange(source, offset, offset + BYTES));
  }

  public static Hash parse(String base64) throws MalformedException {
    byte[] bytes = Base64Text.decode(base64);
    if (bytes.length != BYTES) {
      throw new MalformedException("hash", "has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes);
  }

  /// A whole line of a format.
  public static Hash parse(Lines lines, String what, String base64) throws MalformedException {
    byte[] bytes = lines.base64(what, base64);
    if (bytes.length != BYTES) {
      throw lines.malformed(what + " has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes);
  }

  /// Whole lines of a format, up to an empty one, which is passed over.
  ///
  /// @param most how many there may be
  public static List<Hash> parseAll(Lines lines, int most) throws MalformedException {
    List<Hash> hashes = new ArrayList<>();
    for (String line = lines.next("hash or empty line");
        !line.isEmpty();
        line = lines.next("hash or empty line")) {
      if (hashes.size() == most) {
        throw lines.malformed("more than %d hashes".formatted(most));
      }
      hashes.add(parse(lines, "hash", line));
    }
    return hashes;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public void copyTo(byte[] destination, int offset) {
    System.arraycopy(bytes, 0, destination, offset, BYTES);
  }

  public String base64() {
    return Base64Text.encode(bytes);
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }
}

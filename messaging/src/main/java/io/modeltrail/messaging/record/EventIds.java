package io.modeltrail.messaging.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Names for facts: UUID version 5 (RFC 9562), so that the same fact has the same id however often
/// it is emitted, and by whichever instance.
public final class EventIds {

  /// The namespace of all ids that Modeltrail derives.
  private static final UUID NAMESPACE = UUID.fromString("6f9c9d62-5a3c-5d0b-9c55-0c7e3f6d2b11");

  private EventIds() {}

  /// The id of the event that says one step of what a cause led to.
  ///
  /// @param topic where it is emitted, without prefix
  /// @param cause the event that led to it
  /// @param subject what it is about, as `models/wine/versions/3`
  /// @param step which of the subject's facts, from 1
  public static UUID derived(String topic, UUID cause, String subject, int step) {
    return named(topic, cause.toString(), subject, Integer.toString(step));
  }

  /// The id named by some parts. Lengths are part of the name, so that no two lists of parts can
  /// run together into one.
  public static UUID named(String... parts) {
    MessageDigest sha1 = sha1();
    sha1.update(bytes(NAMESPACE));
    for (String part : parts) {
      byte[] text = part.getBytes(UTF_8);
      sha1.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
      sha1.update(text);
    }
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & ~0xC000000000000000L) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}

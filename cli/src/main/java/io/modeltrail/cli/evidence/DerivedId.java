package io.modeltrail.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// The ids of promotions that the rules ask for by themselves: UUID version 5 of the place of the
/// event that they follow from (docs/evidence.md). So nobody else can have asked under such an id.
final class DerivedId {

  private static final UUID NAMESPACE = UUID.fromString("6f9c9d62-5a3c-5d0b-9c55-0c7e3f6d2b11");

  private DerivedId() {}

  /// @param name of the promotion among those that follow from the event
  static String promotion(Event cause, String name) {
    Leaf.Place place = cause.leaf().place();
    return named(
        "promotion",
        String.valueOf(cause.id()),
        place.topicId(),
        Integer.toString(place.partition()),
        Long.toString(place.offset()),
        name);
  }

  private static String named(String... parts) {
    MessageDigest sha1 = sha1();
    sha1.update(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits())
            .array());
    for (String part : parts) {
      byte[] text = part.getBytes(UTF_8);
      sha1.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
      sha1.update(text);
    }
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & ~0xC000000000000000L) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}

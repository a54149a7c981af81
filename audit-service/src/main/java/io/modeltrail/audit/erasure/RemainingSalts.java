package io.modeltrail.audit.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.modeltrail.audit.leaf.Commitments;
import io.modeltrail.audit.leaf.Hashes;
import java.util.HexFormat;
import java.util.Set;

/// The salts that may stay when somebody was taken out of a record: those of the other personal
/// fields.
///
/// With the salt of a commitment, and all else that it commits to, anybody could try which person
/// fits. So the salt of `record` goes, that of `others`, which commits to several fields at once,
/// and each that opens a commitment to the person.
final class RemainingSalts {

  private static final Set<String> TO_MORE_THAN_ONE =
      Set.of(Commitments.RECORD, Commitments.OTHERS);

  private RemainingSalts() {}

  /// @param salts as they are stored
  /// @param leaf what commits
  /// @param person the text that was taken out
  static ArrayNode of(ArrayNode salts, byte[] leaf, String person) {
    JsonNode commitments = Naming.json(new String(leaf, UTF_8)).path("commitments");
    ArrayNode remaining = salts.arrayNode();
    for (JsonNode salt : salts) {
      String name = salt.path("name").asText();
      if (!TO_MORE_THAN_ONE.contains(name)
          && !commits(commitments.path(name).asText(), salt.path("salt").asText(), person)) {
        remaining.add(salt);
      }
    }
    return remaining;
  }

  private static boolean commits(String commitment, String salt, String person) {
    byte[] hash = Hashes.commitment(HexFormat.of().parseHex(salt), person.getBytes(UTF_8));
    return HexFormat.of().formatHex(hash).equals(commitment);
  }
}

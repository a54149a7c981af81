package io.modeltrail.audit.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.audit.leaf.Commitments.Commitment;
import io.modeltrail.audit.leaf.Leaf;
import java.util.HexFormat;

/// What opens a leaf's commitments, as JSON: `[{"name", "salt", "paths"?}, …]`.
final class Salts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Salts() {}

  static byte[] write(Leaf leaf) {
    ArrayNode salts = JSON.createArrayNode();
    for (Commitment each : leaf.commitments()) {
      ObjectNode salt = salts.addObject();
      salt.put("name", each.name());
      salt.put("salt", HexFormat.of().formatHex(each.salt()));
      if (!each.paths().isEmpty()) {
        ArrayNode paths = salt.putArray("paths");
        each.paths().forEach(paths::add);
      }
    }
    return salts.toString().getBytes(UTF_8);
  }
}

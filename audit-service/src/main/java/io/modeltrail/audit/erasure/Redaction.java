package io.modeltrail.audit.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/// Takes somebody out of a decoded record: each text that is their id becomes a mark that says by
/// which entry.
///
/// A signature over the record goes, too: whoever has it, and the rest of the record, could try
/// which person fits.
final class Redaction {

  private static final String ATTESTATION = "attestation";
  private static final String SIGNATURE = "signature";

  private final Needle needle;
  private final TextNode mark;

  Redaction(Needle needle, long erasedBy) {
    this.needle = needle;
    this.mark = TextNode.valueOf("[erased by entry %d]".formatted(erasedBy));
  }

  /// @param decoded is left as it is
  JsonNode of(JsonNode decoded) {
    JsonNode redacted = redacted(decoded);
    if (!redacted.equals(decoded)
        && redacted.get(ATTESTATION) instanceof ObjectNode attestation
        && attestation.has(SIGNATURE)) {
      attestation.set(SIGNATURE, mark);
    }
    return redacted;
  }

  private JsonNode redacted(JsonNode node) {
    return switch (node) {
      case TextNode text -> needle.matches(text.textValue()) ? mark : text;
      case ObjectNode object -> {
        ObjectNode copy = object.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
          String name = needle.matches(field.getKey()) ? mark.textValue() : field.getKey();
          copy.set(name, redacted(field.getValue()));
        }
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = array.arrayNode(array.size());
        array.forEach(item -> copy.add(redacted(item)));
        yield copy;
      }
      default -> node;
    };
  }
}

package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.tlog.MalformedException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What opens a leaf's commitments, by their names.
record Salts(Map<String, Salt> byName) {

  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

  /// @param paths of `others`: what it opens, in order
  record Salt(byte[] bytes, List<String> paths) {}

  /// @param file which salts they are, for the refusal
  static Salts parse(String file, byte[] bytes) throws MalformedException {
    if (!(Json.parse(file, bytes) instanceof ArrayNode list)) {
      throw new MalformedException(file, "is no JSON list");
    }
    Map<String, Salt> byName = new LinkedHashMap<>();
    for (JsonNode each : list) {
      if (!(each instanceof ObjectNode salt)) {
        throw new MalformedException(file, "holds what is no object");
      }
      Json.expect(file, salt, Set.of("name", "salt"), Set.of("paths"));
      String digits = Json.text(file, salt, "salt");
      if (!DIGITS.matcher(digits).matches()) {
        throw new MalformedException(file, "a salt has 64 lowercase hexadecimal digits");
      }
      String name = Json.text(file, salt, "name");
      List<String> paths = salt.has("paths") ? Json.texts(salt.get("paths")) : List.of();
      if (byName.put(name, new Salt(HexFormat.of().parseHex(digits), paths)) != null) {
        throw new MalformedException(file, "two salts are for '%s'".formatted(name));
      }
    }
    return new Salts(byName);
  }
}

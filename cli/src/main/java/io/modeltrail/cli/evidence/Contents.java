package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.tlog.MalformedException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The bundle's own list of what is in it. Nobody has signed it: it is held against the rest, and
/// nothing rests on it but which model and version are looked at.
///
/// @param entries by their numbers
/// @param files SHA-256 of each file that belongs to no entry, by its name
record Contents(
    Head head,
    String model,
    int version,
    SortedMap<Long, Item> entries,
    SortedMap<String, String> files) {

  static final String FILE = "bundle.json";

  private static final String KIND = "modeltrail-evidence";
  private static final int FORMAT = 1;

  /// What it says of the checkpoint.
  ///
  /// @param root in base64
  record Head(String origin, long size, String root) {}

  /// What it says of an entry.
  record Item(
      String topic, String role, String appendedAt, @Nullable String type, boolean isErased) {}

  static Contents parse(byte[] bytes) throws MalformedException {
    ObjectNode json = Json.canonical(FILE, bytes);
    Json.expect(
        FILE,
        json,
        Set.of("kind", "format", "checkpoint", "model", "version", "entries", "files"),
        Set.of());
    if (!Json.text(FILE, json, "kind").equals(KIND)
        || Json.number(FILE, json, "format") != FORMAT) {
      throw new MalformedException(FILE, "is of another kind or format than this verifier reads");
    }
    return new Contents(
        head(json.get("checkpoint")),
        Json.text(FILE, json, "model"),
        Json.small(FILE, json, "version"),
        entries(json.get("entries")),
        files(json.get("files")));
  }

  private static Head head(JsonNode json) throws MalformedException {
    if (!(json instanceof ObjectNode checkpoint)) {
      throw new MalformedException(FILE, "'checkpoint' is no object");
    }
    Json.expect(FILE, checkpoint, Set.of("origin", "size", "root"), Set.of());
    return new Head(
        Json.text(FILE, checkpoint, "origin"),
        Json.number(FILE, checkpoint, "size"),
        Json.text(FILE, checkpoint, "root"));
  }

  private static SortedMap<Long, Item> entries(JsonNode list) throws MalformedException {
    SortedMap<Long, Item> entries = new TreeMap<>();
    for (JsonNode each : list) {
      if (!(each instanceof ObjectNode item)) {
        throw new MalformedException(FILE, "an item of 'entries' is no object");
      }
      Json.expect(
          FILE, item, Set.of("index", "topic", "role", "appendedAt"), Set.of("type", "erased"));
      long index = Json.number(FILE, item, "index");
      if (!entries.isEmpty() && index <= entries.lastKey()) {
        throw new MalformedException(FILE, "entry %d is not in its order".formatted(index));
      }
      JsonNode erased = item.get("erased");
      if (erased != null && !(erased.isBoolean() && erased.booleanValue())) {
        throw new MalformedException(FILE, "'erased' is true where it is there");
      }
      entries.put(
          index,
          new Item(
              Json.text(FILE, item, "topic"),
              Json.text(FILE, item, "role"),
              Json.text(FILE, item, "appendedAt"),
              item.has("type") ? Json.text(FILE, item, "type") : null,
              erased != null));
    }
    return entries;
  }

  private static SortedMap<String, String> files(JsonNode json) throws MalformedException {
    SortedMap<String, String> files = new TreeMap<>();
    for (Map.Entry<String, JsonNode> file : json.properties()) {
      files.put(file.getKey(), Json.text(FILE, json, file.getKey()));
    }
    return files;
  }
}

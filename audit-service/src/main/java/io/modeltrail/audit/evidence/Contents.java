package io.modeltrail.audit.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.audit.leaf.Leaf;
import io.modeltrail.tlog.checkpoint.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/// The list of what is in a bundle: bundle.json.
final class Contents {

  static final String FILE = "bundle.json";

  private static final String KIND = "modeltrail-evidence";
  private static final int FORMAT = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode json = JSON.createObjectNode();
  private final ArrayNode entries;
  private final ObjectNode files;

  Contents(Asked asked, Checkpoint checkpoint) {
    json.put("kind", KIND);
    json.put("format", FORMAT);
    json.put("model", asked.model());
    json.put("version", asked.version());
    json.putObject("checkpoint")
        .put("origin", checkpoint.origin())
        .put("size", checkpoint.head().size())
        .put("root", checkpoint.head().root().base64());
    entries = json.putArray("entries");
    files = json.putObject("files");
  }

  void entry(Kept entry) {
    ObjectNode item = entries.addObject();
    item.put("index", entry.told().index());
    item.put("topic", entry.told().topic());
    item.put("role", Role.of(entry.told().topic()).name());
    item.put("appendedAt", Leaf.time(entry.told().appendedAt()));
    if (entry.type() != null) {
      item.put("type", entry.type());
    }
    if (entry.isErased()) {
      item.put("erased", true);
    }
  }

  /// A file that belongs to no entry.
  void file(String name, byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      files.put(name, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// In the canonical form of RFC 8785.
  byte[] bytes() {
    try {
      return new JsonCanonicalizer(JSON.writeValueAsString(json)).getEncodedUTF8();
    } catch (IOException e) {
      throw new UncheckedIOException("a list that is no JSON", e);
    }
  }
}

package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A bundle's files, to be tampered with.
record TestBundle(Map<String, byte[]> files) {

  TestBundle with(String name, byte[] bytes) {
    Map<String, byte[]> changed = new LinkedHashMap<>(files);
    changed.put(name, bytes);
    return new TestBundle(changed);
  }

  TestBundle with(String name, UnaryOperator<byte[]> change) {
    return with(name, change.apply(files.get(name).clone()));
  }

  TestBundle without(String start) {
    Map<String, byte[]> changed = new LinkedHashMap<>(files);
    changed.keySet().removeIf(name -> name.startsWith(start));
    return new TestBundle(changed);
  }

  /// One bit of a byte is another.
  TestBundle flipped(String name, int at) {
    return with(
        name,
        bytes -> {
          bytes[at] ^= 1;
          return bytes;
        });
  }

  TestBundle swapped(String one, String other) {
    return with(one, files.get(other)).with(other, files.get(one));
  }

  /// With a bundle.json that lists what is there.
  TestBundle listed(String model, int version) {
    try {
      ObjectNode json = Json.MAPPER.createObjectNode();
      SignedCheckpoint checkpoint = SignedCheckpoint.parse(files.get("checkpoint"));
      json.put("kind", "modeltrail-evidence").put("format", 1);
      json.put("model", model).put("version", version);
      json.putObject("checkpoint")
          .put("origin", checkpoint.checkpoint().origin())
          .put("size", checkpoint.checkpoint().head().size())
          .put("root", checkpoint.checkpoint().head().root().base64());
      ArrayNode entries = json.putArray("entries");
      ObjectNode common = json.putObject("files");
      TreeSet<Long> indexes = new TreeSet<>();
      for (String name : files.keySet()) {
        if (name.startsWith("entries/")) {
          indexes.add(Long.valueOf(name.substring(8, name.lastIndexOf('/'))));
        } else if (!name.equals(Contents.FILE)) {
          common.put(name, Opening.sha256(files.get(name)));
        }
      }
      for (long index : indexes) {
        String folder = "entries/" + index + "/";
        Leaf leaf = Leaf.parse("leaf", files.get(folder + "leaf"));
        ObjectNode item = entries.addObject().put("index", index);
        item.put("topic", leaf.place().topic()).put("role", Role.of(leaf));
        item.put("appendedAt", Leaf.MILLIS.format(leaf.appendedAt()));
        item.put("type", leaf.said().type());
        if (!files.containsKey(folder + "record")) {
          item.put("erased", true);
        }
      }
      return with(Contents.FILE, Json.canonical(json));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  Path write(Path file) {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
        zip.closeEntry();
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

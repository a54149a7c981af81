package io.modeltrail.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.avro.Contract;
import io.modeltrail.event.Actor;
import io.modeltrail.event.Run;
import io.modeltrail.tlog.checkpoint.Checkpoint;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.SigningSeed;
import io.modeltrail.tlog.proof.LogProof;
import io.modeltrail.tlog.tree.MemoryTree;
import io.modeltrail.tlog.tree.TreeHashing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/// A trail that is made by what the documents say, of records, and signed as it is: also where what
/// the records say is a lie.
final class TestTrail {

  static final SignerKey KEY =
      new SignerKey(new KeyName("audit.example/trail"), new SigningSeed(filled(1)));

  private final MemoryTree tree = new MemoryTree();
  private final Map<String, Integer> schemaIds = new LinkedHashMap<>();
  private final Map<String, Long> offsets = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  /// An entry with all that belongs to it.
  record Entry(long index, byte[] leaf, byte[] record, byte[] salts) {}

  /// What is not in any bundle.
  void addOther() {
    tree.append(TreeHashing.leaf(("other " + tree.size()).getBytes(UTF_8)));
  }

  /// @return the entry, as it will be read
  Event add(String topic, Instant at, SpecificRecord record) {
    String type = record.getSchema().getFullName();
    int schemaId = schemaIds.computeIfAbsent(topic(topic), unused -> schemaIds.size() + 1);
    byte[] original = original(record, schemaId);
    Map<String, byte[]> opened = new LinkedHashMap<>();
    opened.put("record", original);
    personal(record, "$", opened);

    ObjectNode leaf = Json.MAPPER.createObjectNode();
    leaf.put("format", 1);
    leaf.put("topic", topic);
    leaf.put("topicId", UUID.nameUUIDFromBytes(topic.getBytes(UTF_8)).toString());
    leaf.put("partition", 0);
    leaf.put("offset", Long.toString(offsets.merge(topic, 1L, Long::sum)));
    leaf.put("appendedAt", Leaf.MILLIS.format(at));
    leaf.put("type", type);
    leaf.put("schemaId", schemaId);
    said(record, "eventId", leaf, "eventId");
    said(record, "modelName", leaf, "model");
    said(record, "environment", leaf, "environment");
    ObjectNode commitments = leaf.putObject("commitments");
    ArrayNode salts = Json.MAPPER.createArrayNode();
    opened.forEach(
        (name, bytes) -> {
          byte[] salt = filled(entries.size() * 10 + salts.size());
          commitments.put(name, Opening.sha256(salt, bytes));
          salts.addObject().put("name", name).put("salt", HexFormat.of().formatHex(salt));
        });

    byte[] canonical = Json.canonical(leaf);
    long index = tree.size();
    tree.append(TreeHashing.leaf(canonical));
    entries.add(new Entry(index, canonical, original, salts.toString().getBytes(UTF_8)));
    return read(index, canonical, original, topic);
  }

  TestBundle bundle(String model, int version) {
    SignedCheckpoint checkpoint = checkpoint(tree.size());
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("checkpoint", checkpoint.bytes());
    for (Entry entry : entries) {
      String folder = "entries/" + entry.index + "/";
      files.put(folder + "leaf", entry.leaf);
      files.put(folder + "record", entry.record);
      files.put(folder + "salts.json", entry.salts);
      files.put(
          folder + "proof",
          new LogProof(tree.at(tree.size()).inclusion(entry.index), checkpoint).bytes());
    }
    files.put("keys/log.txt", (KEY.verifierKey() + "\n").getBytes(UTF_8));
    schemaIds.forEach(
        (topic, id) ->
            files.put(
                "schemas/%d.avsc".formatted(id),
                Contract.topic(topic).schema().toString().getBytes(UTF_8)));
    files.put("passport.html", "<p>a page</p>".getBytes(UTF_8));
    files.put("README.txt", "how to check it".getBytes(UTF_8));
    return new TestBundle(files).listed(model, version);
  }

  /// As it was signed when there were fewer.
  SignedCheckpoint checkpoint(long size) {
    Checkpoint checkpoint = new Checkpoint("audit.example/trail", tree.at(size).head());
    return new SignedCheckpoint(
        checkpoint, new Note(checkpoint.text(), List.of(KEY.sign(checkpoint.text()))));
  }

  long size() {
    return tree.size();
  }

  byte[] consistency(long from) {
    StringBuilder hashes = new StringBuilder();
    tree.at(tree.size())
        .consistency(from)
        .hashes()
        .forEach(hash -> hashes.append(hash.base64()).append('\n'));
    return hashes.toString().getBytes(UTF_8);
  }

  static byte[] filled(int number) {
    byte[] bytes = new byte[32];
    ByteBuffer.wrap(bytes).putInt(7).putInt(number);
    return bytes;
  }

  private Event read(long index, byte[] leaf, byte[] original, String topic) {
    try {
      return new Event(
          index,
          Leaf.parse("leaf", leaf),
          PlainRecord.read(
              "record",
              RecordBytes.parse("record", original).value(),
              Contract.topic(topic(topic)).schema()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String topic(String name) {
    return name.replace(".dead-letter", "");
  }

  static byte[] original(SpecificRecord record, int schemaId) {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(schemaId).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(value, null);
    try {
      new SpecificDatumWriter<SpecificRecord>(
              record.getSchema(), SpecificData.getForClass(record.getClass()))
          .write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RecordBytes.put(bytes, "key".getBytes(UTF_8));
    RecordBytes.put(bytes, value.toByteArray());
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(1).array());
    RecordBytes.put(bytes, "ce_id".getBytes(UTF_8));
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(-1).array());
    return bytes.toByteArray();
  }

  private static void said(SpecificRecord record, String field, ObjectNode leaf, String name) {
    var found = record.getSchema().getField(field);
    if (found != null && record.get(found.pos()) != null) {
      leaf.put(name, record.get(found.pos()).toString());
    }
  }

  private static void personal(Object value, String path, Map<String, byte[]> found) {
    if (value instanceof IndexedRecord record) {
      record
          .getSchema()
          .getFields()
          .forEach(
              field -> {
                Object each = record.get(field.pos());
                String at = path + "." + field.name();
                boolean names =
                    (record instanceof Actor && field.name().equals("subject"))
                        || (record instanceof Run && field.name().equals("startedBy"));
                if (names && each != null && !each.toString().isEmpty()) {
                  found.put(at, each.toString().getBytes(UTF_8));
                } else {
                  personal(each, at, found);
                }
              });
    } else if (value instanceof Collection<?> list) {
      int i = 0;
      for (Object each : list) {
        personal(each, path + "[" + i++ + "]", found);
      }
    }
  }
}

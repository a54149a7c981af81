package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.proof.LogProof;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.Verdict.Proven;
import io.modeltrail.tlog.tree.Verdict.Refuted;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;

/// Reads the entries of a bundle one after the other, and tells of each how far it is proven: that
/// the leaf is in the log, that the record is the leaf's, and what the record says.
final class EntryReader {

  private static final String INCLUSION = "inclusion";
  private static final String RECORD = "record";
  private static final String CONTENT = "content";

  private final BundleZip zip;
  private final SignedCheckpoint checkpoint;
  private final Findings findings;
  private final KnownSchemas schemas = new KnownSchemas();

  /// What could be read of an entry.
  sealed interface Read {
    record Told(Event event) implements Read {}

    /// Its record is not in the bundle, or cannot be read.
    record Untold(long index, Leaf leaf) implements Read {}

    /// There is nothing that could be built on.
    record Nothing() implements Read {}
  }

  EntryReader(BundleZip zip, SignedCheckpoint checkpoint, Findings findings) {
    this.zip = zip;
    this.checkpoint = checkpoint;
    this.findings = findings;
  }

  Read read(long index) {
    try {
      String file = file(index, "leaf");
      byte[] leaf = zip.read(file);
      proven(index, leaf);
      return read(index, Leaf.parse(file, leaf));
    } catch (UnfitException e) {
      findings.wrong(INCLUSION, spot(index, e.place()), e.why());
    } catch (MalformedException e) {
      findings.wrong(INCLUSION, spot(index, e.format()), e.detail());
    }
    return new Read.Nothing();
  }

  private void proven(long index, byte[] leaf) throws UnfitException, MalformedException {
    String file = file(index, "proof");
    byte[] bytes = zip.read(file);
    LogProof proof;
    try {
      proof = LogProof.parse(bytes);
    } catch (MalformedException e) {
      throw e.in(file, "is no proof");
    }
    if (!proof.checkpoint().equals(checkpoint) || !Arrays.equals(bytes, proof.bytes())) {
      throw new MalformedException(file, "leads to another checkpoint than the bundle's");
    }
    if (proof.extra().isPresent() || proof.inclusion().index() != index) {
      throw new MalformedException(
          file, "is a proof for entry %d".formatted(proof.inclusion().index()));
    }
    switch (proof.inclusion().verify(TreeHashing.leaf(leaf), checkpoint.checkpoint().head())) {
      case Proven proven ->
          findings.ok(INCLUSION, Spot.entry(index), "is in the log, at its place");
      case Refuted refuted ->
          throw new MalformedException(
              file(index, "leaf"), "is not the entry of the log: " + refuted.why());
    }
  }

  private Read read(long index, Leaf leaf) throws UnfitException {
    Optional<byte[]> record = zip.find(file(index, "record"));
    Optional<byte[]> salts = zip.find(file(index, "salts.json"));
    if (record.isEmpty()) {
      findings.notSaid(
          RECORD, Spot.entry(index), "its record is not in the bundle: erased, or left out");
      return new Read.Untold(index, leaf);
    }
    try {
      Opening opening =
          new Opening(
              file(index, "salts.json"),
              leaf,
              Salts.parse(
                  file(index, "salts.json"),
                  salts.orElseThrow(
                      () ->
                          new UnfitException(
                              file(index, "salts.json"),
                              "is missing: nothing binds the record to its leaf"))));
      opening.complete();
      if (!opening.isOf(record.get())) {
        throw new MalformedException(
            file(index, "record"), "is, with its salt, not what the leaf commits to");
      }
      findings.ok(RECORD, Spot.entry(index), "its record is what the leaf commits to");
      return content(index, leaf, opening, record.get());
    } catch (UnfitException e) {
      findings.wrong(RECORD, spot(index, e.place()), e.why());
    } catch (MalformedException e) {
      findings.wrong(RECORD, spot(index, e.format()), e.detail());
    }
    return new Read.Nothing();
  }

  private Read content(long index, Leaf leaf, Opening opening, byte[] record)
      throws UnfitException, MalformedException {
    byte[] value = RecordBytes.parse(file(index, "record"), record).value();
    Optional<Schema> schema =
        value == null || leaf.cutFrom() != null ? Optional.empty() : schema(index, leaf, value);
    if (value == null || schema.isEmpty()) {
      return unread(index, leaf);
    }
    ObjectNode said;
    try {
      said = PlainRecord.read(file(index, "record"), value, schema.get());
    } catch (MalformedException e) {
      findings.notSaid(CONTENT, Spot.entry(index), "its record " + e.detail());
      return new Read.Untold(index, leaf);
    }
    repeated(index, leaf, said, schema.get().getFullName());
    opening.personal(said);
    findings.ok(CONTENT, Spot.entry(index), "what it says is read by a released schema");
    return new Read.Told(new Event(index, leaf, said));
  }

  private Read unread(long index, Leaf leaf) {
    String why =
        leaf.cutFrom() != null
            ? "only the beginning of its record is kept"
            : "its schema is not one I know: decoded content is the bundle's word";
    findings.notSaid(CONTENT, Spot.entry(index), why);
    return new Read.Untold(index, leaf);
  }

  private Optional<Schema> schema(long index, Leaf leaf, byte[] value)
      throws UnfitException, MalformedException {
    if (value.length < 1 + Integer.BYTES || value[0] != 0) {
      return Optional.empty();
    }
    int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    if (!Objects.equals(leaf.said().schemaId(), id)) {
      throw new MalformedException(
          file(index, "leaf"), "says another schema than its record: " + id);
    }
    String file = "schemas/%d.avsc".formatted(id);
    Optional<byte[]> text = zip.find(file);
    return text.isEmpty() ? Optional.empty() : schemas.find(file, leaf.topic(), text.get());
  }

  /// What the leaf repeats of the record is what the record says.
  private static void repeated(long index, Leaf leaf, ObjectNode said, String type)
      throws MalformedException {
    Leaf.Said repeated = leaf.said();
    if (!type.equals(repeated.type())) {
      throw new MalformedException(file(index, "leaf"), "says another type than its record");
    }
    String[][] pairs = {
      {"eventId", repeated.eventId()},
      {"modelName", repeated.model()},
      {"environment", repeated.environment()}
    };
    for (String[] pair : pairs) {
      if (pair[1] != null && !pair[1].equals(said.path(pair[0]).asText())) {
        throw new MalformedException(
            file(index, "leaf"),
            "says %s %s, and its record says another"
                .formatted(pair[0], MalformedException.quoted(pair[1])));
      }
    }
  }

  private static String file(long index, String name) {
    return "entries/%d/%s".formatted(index, name);
  }

  private static Spot spot(long index, String file) {
    return new Spot(file, List.of(index));
  }
}

package io.modeltrail.audit.answers.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.audit.leaf.Commitments;
import io.modeltrail.audit.leaf.Hashes;
import io.modeltrail.audit.reading.Reading;
import io.modeltrail.audit.reading.RecordReader;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.wire.PlainJsonReader;
import io.modeltrail.messaging.wire.PlainJsonReader.Misfit;
import io.modeltrail.tlog.tree.TreeHashing;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Believes an entry only if all of it agrees: its columns with its leaf, the leaf with the signed
/// tree, the record's bytes with the leaf's commitment. What the record says is then read from
/// those bytes, never from the copy beside them.
///
/// For one thread.
final class Checking {

  private final SignedTree tree;
  private final RecordReader reader;

  Checking(SignedTree tree, RecordReader reader) {
    this.tree = tree;
    this.reader = reader;
    reader.beginBatch();
  }

  Seen look(Row row) throws SQLException {
    Optional<String> flaw = flaw(row);
    if (flaw.isPresent()) {
      return new Seen.Altered(row.entry(), flaw.get());
    }
    Row.Kept kept = row.kept();
    if (kept == null) {
      return new Seen.Erased(row.entry(), row.erasedBy());
    }
    return isCommittedTo(row, kept)
        ? read(row.entry(), kept)
        : new Seen.Altered(row.entry(), "the record's bytes are not what its leaf commits to");
  }

  private Optional<String> flaw(Row row) throws SQLException {
    if (!Arrays.equals(TreeHashing.leaf(row.leaf()).bytes(), row.leafHash())) {
      return Optional.of("its hash is not that of its leaf");
    }
    return tree.flaw(row.entry().index(), row.leafHash())
        .or(() -> LeafText.difference(row.leaf(), row.entry()));
  }

  private static boolean isCommittedTo(Row row, Row.Kept kept) {
    byte[] salt = LeafText.salt(kept.salts(), Commitments.RECORD);
    String said = LeafText.commitment(row.leaf(), Commitments.RECORD);
    return salt != null
        && HexFormat.of().formatHex(Hashes.commitment(salt, kept.original().bytes())).equals(said);
  }

  private Seen read(Entry entry, Row.Kept kept) {
    Headers headers = new Headers(kept.original().headerList());
    Reading reading = reader.read(kept.original().value());
    if (reading.decoded() == null) {
      return new Seen.Illegible(entry, headers, why(reading.problem()));
    }
    JsonNode json = LeafText.object(reading.decoded());
    Class<? extends SpecificRecord> kind =
        entry.said().type() == null ? null : Kinds.of(entry.said().type()).orElse(null);
    if (kind == null) {
      return new Seen.Illegible(entry, headers, "it is no record of the contract");
    }
    try {
      Fact<?> fact =
          new Fact<>(entry, PlainJsonReader.readStored(json, kind), reading.decoded(), headers);
      return new Seen.Legible(fact, copy(kept, json));
    } catch (Misfit e) {
      return new Seen.Illegible(entry, headers, String.valueOf(e.getMessage()));
    }
  }

  private static String why(@Nullable Refusal problem) {
    return problem == null ? "it has no content" : problem.code() + ": " + problem.detail();
  }

  private static @Nullable String copy(Row.Kept kept, JsonNode json) {
    if (kept.decoded() == null) {
      return kept.problem() == null ? "the copy that searches use was taken away" : null;
    }
    return LeafText.isSame(json, LeafText.json(kept.decoded()))
        ? null
        : "the copy that searches use is not what the record says; the answer is from the record";
  }
}

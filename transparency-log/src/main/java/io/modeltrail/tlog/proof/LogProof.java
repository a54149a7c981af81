package io.modeltrail.tlog.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.text.Base64Text;
import io.modeltrail.tlog.text.Lines;
import io.modeltrail.tlog.text.Utf8;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.InclusionProof;
import io.modeltrail.tlog.tree.Verdict;
import io.modeltrail.tlog.witness.Policy;
import io.modeltrail.tlog.witness.PolicyVerdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that is needed, besides the entry itself and a policy, to believe that a log has the entry:
/// the content of a `.tlog-proof` file.
///
/// @param extra whatever the writer wanted to say; nobody vouches for it
public record LogProof(
    Optional<Extra> extra, InclusionProof inclusion, SignedCheckpoint checkpoint) {

  /// Longer files are refused before they are read.
  public static final int BYTES_MAX = 2 * Note.BYTES_MAX;

  private static final String FORMAT = "tlog-proof";
  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra";
  private static final String INDEX = "index";

  /// Bytes that compare by what they are.
  public record Extra(byte[] bytes) {

    public Extra {
      bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Extra that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  public LogProof {
    if (inclusion.hashes().size() > InclusionProof.HASHES_MAX) {
      throw new IllegalArgumentException("more hashes than a tree is high");
    }
  }

  public LogProof(InclusionProof inclusion, SignedCheckpoint checkpoint) {
    this(Optional.empty(), inclusion, checkpoint);
  }

  public static LogProof parse(byte[] bytes) throws MalformedException {
    if (bytes.length > BYTES_MAX) {
      throw new MalformedException(FORMAT, "longer than %d bytes".formatted(BYTES_MAX));
    }
    Lines lines = new Lines(FORMAT, Utf8.decode(FORMAT, bytes));
    String header = lines.next("header");
    if (!header.equals(HEADER)) {
      throw lines.malformed(
          "expected '%s', found %s".formatted(HEADER, MalformedException.quoted(header)));
    }
    Optional<Extra> extra = Optional.empty();
    String line = lines.next(INDEX);
    if (line.startsWith(EXTRA + " ")) {
      extra = Optional.of(new Extra(lines.base64(EXTRA, lines.after(EXTRA, line))));
      line = lines.next(INDEX);
    }
    long index = lines.decimal(INDEX, lines.after(INDEX, line));
    InclusionProof inclusion =
        new InclusionProof(index, Hash.parseAll(lines, InclusionProof.HASHES_MAX));
    try {
      return new LogProof(extra, inclusion, SignedCheckpoint.parse(lines.rest()));
    } catch (MalformedException e) {
      throw e.in(FORMAT, e.format());
    }
  }

  /// Whether a log that the policy knows has the entry, and enough witnesses have seen it.
  ///
  /// @param leaf computed from the entry that is held in hand
  /// @param now cosignatures of later times do not count
  public LogProofVerdict verify(Hash leaf, Policy policy, Instant now) {
    return switch (policy.decide(checkpoint, now)) {
      case PolicyVerdict.Unsatisfied unsatisfied -> new LogProofVerdict.Refused(unsatisfied.why());
      case PolicyVerdict.Satisfied satisfied ->
          switch (inclusion.verify(leaf, checkpoint.checkpoint().head())) {
            case Verdict.Refuted refuted -> new LogProofVerdict.Refused(refuted.why());
            case Verdict.Proven proven ->
                new LogProofVerdict.Verified(inclusion.index(), satisfied);
          };
    };
  }

  public byte[] bytes() {
    return toString().getBytes(UTF_8);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(HEADER).append('\n');
    extra.ifPresent(
        some -> out.append(EXTRA).append(' ').append(Base64Text.encode(some.bytes)).append('\n'));
    out.append(INDEX).append(' ').append(inclusion.index()).append('\n');
    inclusion.hashes().forEach(hash -> out.append(hash.base64()).append('\n'));
    return out.append('\n').append(checkpoint).toString();
  }
}

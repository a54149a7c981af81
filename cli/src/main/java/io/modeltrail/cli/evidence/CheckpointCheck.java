package io.modeltrail.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.Checkpoint;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.NoteVerdict;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.text.Lines;
import io.modeltrail.tlog.tree.ConsistencyProof;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.tlog.tree.Verdict.Proven;
import io.modeltrail.tlog.tree.Verdict.Refuted;
import io.modeltrail.tlog.witness.Policy;
import io.modeltrail.tlog.witness.PolicyVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whether a checkpoint is of the log that the reviewer knows, has been seen by enough witnesses,
/// and goes on from what the reviewer has kept.
final class CheckpointCheck {

  static final String FILE = "checkpoint";

  private static final String CHECK = "checkpoint";
  private static final String CONSISTENCY = "consistency";

  private final Trust trust;
  private final Findings findings;

  CheckpointCheck(Trust trust, Findings findings) {
    this.trust = trust;
    this.findings = findings;
  }

  /// @return the keys that have signed it, as texts; empty if it is not to be believed
  Set<String> signers(SignedCheckpoint signed, Instant now) {
    Set<String> signers = new TreeSet<>();
    if (!trust.keys().isEmpty()) {
      signers.addAll(signedBy(signed, FILE));
      if (signers.isEmpty()) {
        return signers;
      }
    }
    if (trust.policy().isPresent()) {
      String log = accepted(trust.policy().get(), signed, now);
      if (log.isEmpty()) {
        return Set.of();
      }
      signers.add(log);
    }
    return signers;
  }

  private List<String> signedBy(SignedCheckpoint signed, String file) {
    Checkpoint said = signed.checkpoint();
    List<VerifierKey> ofLog =
        trust.keys().stream().filter(key -> key.name().value().equals(said.origin())).toList();
    if (ofLog.isEmpty()) {
      findings.wrong(
          CHECK,
          Spot.file(file),
          "is of the log %s, and no key is given of it".formatted(said.origin()));
      return List.of();
    }
    return switch (signed.note().verify(ofLog)) {
      case NoteVerdict.Refused refused -> {
        findings.wrong(CHECK, Spot.file(file), refused.why());
        yield List.of();
      }
      case NoteVerdict.Verified verified -> {
        List<String> signers = verified.keys().stream().map(VerifierKey::toString).toList();
        findings.ok(
            CHECK,
            Spot.file(file),
            "signed by %s, covers %,d entries"
                .formatted(String.join(", ", signers), said.head().size()));
        yield signers;
      }
    };
  }

  private String accepted(Policy policy, SignedCheckpoint signed, Instant now) {
    return switch (policy.decide(signed, now)) {
      case PolicyVerdict.Unsatisfied unsatisfied -> {
        findings.wrong(CHECK, Spot.file(FILE), "the policy refuses it: " + unsatisfied.why());
        yield "";
      }
      case PolicyVerdict.Satisfied satisfied -> {
        String witnesses =
            satisfied.seen().stream()
                .map(seen -> seen.witness().name() + " at " + seen.at())
                .collect(Collectors.joining(", "));
        findings.ok(
            CHECK,
            Spot.file(FILE),
            "the policy accepts it, covers %,d entries; seen by %s"
                .formatted(
                    satisfied.checkpoint().head().size(),
                    witnesses.isEmpty() ? "no witness" : witnesses));
        yield satisfied.log().key().toString();
      }
    };
  }

  /// Whether the tree still begins with all that the reviewer's own checkpoint covers.
  void goesOn(SignedCheckpoint signed, BundleZip zip) {
    if (trust.older().isEmpty()) {
      return;
    }
    SignedCheckpoint older = trust.older().get();
    TreeHead before = older.checkpoint().head();
    TreeHead after = signed.checkpoint().head();
    Spot spot = Spot.file("the checkpoint that you kept");
    if (!older.checkpoint().origin().equals(signed.checkpoint().origin())) {
      findings.cannot(CONSISTENCY, spot, "is of another log, " + older.checkpoint().origin());
      return;
    }
    if (!trust.keys().isEmpty() && signedBy(older, spot.name()).isEmpty()) {
      return;
    }
    if (before.size() > after.size()) {
      findings.cannot(
          CONSISTENCY,
          spot,
          "covers %,d entries, more than the bundle's: get a bundle of now"
              .formatted(before.size()));
      return;
    }
    consistent(before, after, zip, spot);
  }

  private void consistent(TreeHead before, TreeHead after, BundleZip zip, Spot spot) {
    String file = "consistency/" + before.size();
    try {
      Optional<byte[]> hashes = zip.find(file);
      if (hashes.isEmpty() && before.size() != after.size() && before.size() != 0) {
        findings.cannot(
            CONSISTENCY,
            spot,
            "cannot be checked offline: the bundle does not have %s. Get it with ?since=%d"
                .formatted(file, before.size()));
        return;
      }
      ConsistencyProof proof = new ConsistencyProof(hashes(file, hashes));
      if (before.size() == 0) {
        findings.ok(CONSISTENCY, spot, "covers nothing, so nothing of it can be missing");
        return;
      }
      switch (proof.verify(before, after)) {
        case Proven proven ->
            findings.ok(
                CONSISTENCY,
                spot,
                "nothing of its %,d entries was changed or taken out".formatted(before.size()));
        case Refuted refuted ->
            findings.wrong(
                CONSISTENCY,
                spot,
                "another history was signed: %s (%s)".formatted(refuted.why(), file));
      }
    } catch (UnfitException e) {
      findings.wrong(CONSISTENCY, Spot.file(e.place()), e.why());
    } catch (MalformedException e) {
      findings.wrong(CONSISTENCY, Spot.file(file), e.detail());
    }
  }

  private static List<Hash> hashes(String file, Optional<byte[]> bytes) throws MalformedException {
    List<Hash> hashes = new ArrayList<>();
    if (bytes.isPresent()) {
      Lines lines = new Lines(file, new String(bytes.get(), UTF_8));
      while (lines.hasNext()) {
        hashes.add(Hash.parse(lines, "hash", lines.next("hash")));
      }
    }
    return hashes;
  }
}

package io.modeltrail.tlog.witness;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.NoteVerdict;
import io.modeltrail.tlog.note.VerifierKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whom somebody believes (c2sp.org/tlog-policy): logs, witnesses, and how many of them.
public record Policy(List<KnownLog> logs, List<KnownWitness> witnesses, Quorum quorum) {

  public Policy {
    logs = List.copyOf(logs);
    witnesses = List.copyOf(witnesses);
    // One key under two names would count twice.
    Set<ByteBuffer> keys = new HashSet<>();
    for (KnownWitness witness : witnesses) {
      if (!keys.add(ByteBuffer.wrap(witness.key().publicKey()))) {
        throw new IllegalArgumentException("the key of a second witness: " + witness.name());
      }
    }
  }

  public static Policy parse(byte[] bytes) throws MalformedException {
    return PolicyReader.read(bytes);
  }

  /// A policy that asks for no witnesses.
  public static Policy of(VerifierKey log) {
    return new Policy(List.of(new KnownLog(log, Optional.empty())), List.of(), new Quorum.None());
  }

  /// Whether the checkpoint is of one of the logs, and has been seen by enough witnesses. What
  /// claims to be signed with a key of this policy and is not, spoils it, as for any note.
  ///
  /// @param now by the caller's clock; cosignatures of later times do not count. Who wants to bear
  ///   with clocks that differ adds so much
  public PolicyVerdict decide(SignedCheckpoint signed, Instant now) {
    String origin = signed.checkpoint().origin();
    List<KnownLog> named =
        logs.stream().filter(log -> log.key().name().value().equals(origin)).toList();
    if (named.isEmpty()) {
      return new PolicyVerdict.Unsatisfied(
          "the policy has no log " + MalformedException.quoted(origin));
    }
    List<VerifierKey> keys =
        Stream.concat(named.stream().map(KnownLog::key), witnesses.stream().map(KnownWitness::key))
            .toList();
    return switch (signed.note().verify(keys)) {
      case NoteVerdict.Refused refused -> new PolicyVerdict.Unsatisfied(refused.why());
      case NoteVerdict.Verified verified -> decide(signed, named, verified, now);
    };
  }

  private PolicyVerdict decide(
      SignedCheckpoint signed, List<KnownLog> named, NoteVerdict.Verified verified, Instant now) {
    Optional<KnownLog> log =
        named.stream().filter(one -> verified.keys().contains(one.key())).findFirst();
    if (log.isEmpty()) {
      return new PolicyVerdict.Unsatisfied("the log itself has not signed");
    }
    Map<KnownWitness, Long> seen = seen(verified.signatures(), now.getEpochSecond());
    if (!quorum.isReached(seen.keySet())) {
      return new PolicyVerdict.Unsatisfied(
          "seen by too few witnesses: "
              + (seen.isEmpty()
                  ? "none"
                  : seen.keySet().stream().map(KnownWitness::name).toList()));
    }
    List<PolicyVerdict.Seen> list = new ArrayList<>();
    seen.forEach(
        (witness, seconds) ->
            list.add(new PolicyVerdict.Seen(witness, Instant.ofEpochSecond(seconds))));
    return new PolicyVerdict.Satisfied(log.get(), signed.checkpoint(), list);
  }

  /// Each witness once, with its latest time that is not in the future.
  private Map<KnownWitness, Long> seen(List<NoteVerdict.Signed> signatures, long now) {
    Map<KnownWitness, Long> seen = new LinkedHashMap<>();
    for (NoteVerdict.Signed signed : signatures) {
      for (KnownWitness witness : witnesses) {
        if (witness.key().equals(signed.key())) {
          long seconds = seconds(signed);
          if (seconds <= now) {
            seen.merge(witness, seconds, Math::max);
          }
        }
      }
    }
    return seen;
  }

  private static long seconds(NoteVerdict.Signed signed) {
    try {
      return Cosignature.parse(signed.signature()).seconds();
    } catch (MalformedException e) {
      throw new IllegalStateException("it was verified", e);
    }
  }
}

package io.modeltrail.audit.witnessing;

import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.note.NoteSignature;
import io.modeltrail.tlog.witness.KnownWitness;
import io.modeltrail.tlog.witness.Policy;
import io.modeltrail.tlog.witness.PolicyVerdict;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The witnesses of a policy. For one thread, but for [#told].
public final class Witnesses implements AutoCloseable {

  /// By so much a witness's clock may be ahead of ours.
  static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  private final Policy policy;
  private final Duration timeout;
  private final Clock clock;
  private final Door door;

  /// How many entries each has cosigned, as far as is known.
  private final Map<KnownWitness, Long> sizes = new HashMap<>();

  private volatile SortedMap<String, Answer> told = Collections.emptySortedMap();

  /// @param policy that was read by [WitnessPolicy], or has no witnesses
  /// @param timeout for all of them together
  public Witnesses(Policy policy, Duration timeout, Clock clock) {
    this.policy = policy;
    this.timeout = timeout;
    this.clock = clock;
    this.door = new Door(timeout);
  }

  /// Whether there is anybody to ask.
  public boolean isEmpty() {
    return policy.witnesses().isEmpty();
  }

  /// Asks all that have not cosigned it yet, at the same time.
  ///
  /// @param checkpoint kept already: who is asked has seen it
  /// @throws IOException if a proof cannot be made
  public Asked ask(SignedCheckpoint checkpoint, Proofs proofs) throws IOException {
    if (isEmpty()) {
      return new Asked(checkpoint, true, Collections.emptySortedMap());
    }
    Round round = new Round(this, checkpoint, proofs);
    Asked asked = round.run();
    told = asked.answers();
    return asked;
  }

  /// Asks all, also those that have cosigned it, to hear how much they have seen.
  ///
  /// @param checkpoint kept already: who is asked has seen it
  /// @throws IOException if a proof cannot be made
  public Asked askAll(SignedCheckpoint checkpoint, Proofs proofs) throws IOException {
    Note note = checkpoint.note();
    List<NoteSignature> ofOthers =
        note.signatures().stream().filter(signature -> !isWitness(signature)).toList();
    return ask(
        new SignedCheckpoint(checkpoint.checkpoint(), new Note(note.text(), ofOthers)), proofs);
  }

  private boolean isWitness(NoteSignature signature) {
    return policy.witnesses().stream().anyMatch(witness -> witness.key().isNamedBy(signature));
  }

  /// What each answered when it was asked last. For any thread.
  public SortedMap<String, Answer> told() {
    return new TreeMap<>(told);
  }

  Policy policy() {
    return policy;
  }

  Duration timeout() {
    return timeout;
  }

  Door door() {
    return door;
  }

  Instant latest() {
    return clock.instant().plus(CLOCKS_DIFFER);
  }

  /// Whether enough have cosigned it.
  public boolean isEnough(SignedCheckpoint checkpoint) {
    return policy.decide(checkpoint, latest()) instanceof PolicyVerdict.Satisfied;
  }

  /// How many entries it has cosigned, as far as is known; else those of the checkpoint, which it
  /// contradicts if it is not so.
  long size(KnownWitness witness, long otherwise) {
    return Math.min(sizes.getOrDefault(witness, otherwise), otherwise);
  }

  void setSize(KnownWitness witness, long size) {
    sizes.put(witness, size);
  }

  @Override
  public void close() {
    door.close();
  }
}

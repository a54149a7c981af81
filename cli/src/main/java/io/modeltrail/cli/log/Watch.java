package io.modeltrail.cli.log;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.tile.DamagedLogException;
import io.modeltrail.tlog.tile.TiledTree;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.tlog.tree.Verdict;
import io.modeltrail.tlog.witness.PolicyVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Follows a log: each checkpoint must be signed, and the tree must have grown from that of the
/// checkpoint before. What is held moves only then.
final class Watch {

  private final Source source;
  private final Trust trust;
  private final WatchState state;
  private final Clock clock;

  Watch(Source source, Trust trust, WatchState state, Clock clock) {
    this.source = source;
    this.trust = trust;
    this.state = state;
    this.clock = clock;
  }

  /// @throws IOException if the state cannot be stored
  Watched look() throws IOException {
    Optional<byte[]> served;
    try {
      served = source.checkpoint();
    } catch (IOException e) {
      return new Watched.Away(String.valueOf(e.getMessage()));
    }
    if (served.isPresent()) {
      return look(served.get());
    }
    return state.held().isEmpty()
        ? new Watched.Empty()
        : new Watched.Away("it has no checkpoint any more");
  }

  private Watched look(byte[] served) throws IOException {
    SignedCheckpoint checkpoint;
    try {
      checkpoint = SignedCheckpoint.parse(served);
    } catch (MalformedException e) {
      return alarm("what it serves is no checkpoint: " + e.getMessage(), served);
    }
    if (trust.decide(checkpoint, clock.instant())
        instanceof PolicyVerdict.Unsatisfied unsatisfied) {
      return alarm("its checkpoint is not to be believed: " + unsatisfied.why(), served);
    }
    if (state.held().isEmpty()) {
      state.move(checkpoint);
      return new Watched.First(checkpoint.checkpoint().head());
    }
    return compare(state.held().get().checkpoint().head(), checkpoint, served);
  }

  private Watched compare(TreeHead held, SignedCheckpoint checkpoint, byte[] served)
      throws IOException {
    TreeHead head = checkpoint.checkpoint().head();
    if (head.equals(held)) {
      return new Watched.Same(head);
    }
    if (head.size() < held.size()) {
      return alarm(
          "it has shrunk from %,d entries to %,d".formatted(held.size(), head.size()), served);
    }
    if (head.size() == held.size()) {
      return alarm(
          "it has forked: for %,d entries it has signed the root %s, and now %s"
              .formatted(head.size(), held.root(), head.root()),
          served);
    }
    Verdict verdict;
    try {
      verdict = grown(held, head);
    } catch (DamagedLogException e) {
      return alarm(
          "that it has grown from %,d entries to %,d cannot be shown: %s"
              .formatted(held.size(), head.size(), e.getMessage()),
          served);
    } catch (IOException e) {
      return new Watched.Away(String.valueOf(e.getMessage()));
    }
    return switch (verdict) {
      case Verdict.Refuted refuted ->
          alarm(
              "it has forked: its %,d entries do not begin with the %,d of before: %s"
                  .formatted(head.size(), held.size(), refuted.why()),
              served);
      case Verdict.Proven proven -> {
        state.move(checkpoint);
        yield new Watched.Grown(held, head);
      }
    };
  }

  private Verdict grown(TreeHead held, TreeHead head) throws IOException {
    return held.size() == 0
        ? new Verdict.Proven() // every tree begins with the empty one
        : TiledTree.open(source, head).prover().consistency(held.size()).verify(held, head);
  }

  private Watched alarm(String why, byte[] served) throws IOException {
    List<Path> evidence = state.keepEvidence(served);
    return new Watched.Alarm(
        "%s. The evidence is in %s"
            .formatted(
                why, evidence.stream().map(Path::toString).collect(Collectors.joining(" and "))));
  }
}

package io.modeltrail.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.cli.CannotTellException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.file.WholeFile;
import io.modeltrail.tlog.tree.TreeHashing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The newest checkpoint that was found good, in a file; and evidence beside it.
final class WatchState {

  private final Path file;
  private Optional<SignedCheckpoint> held;

  private WatchState(Path file, Optional<SignedCheckpoint> held) {
    this.file = file;
    this.held = held;
  }

  /// @param file may be missing: then the log is seen for the first time
  static WatchState of(Path file, Trust trust) throws CannotTellException {
    return new WatchState(file, trust.kept(file));
  }

  Optional<SignedCheckpoint> held() {
    return held;
  }

  /// It is on the disk when this returns.
  void move(SignedCheckpoint next) throws IOException {
    WholeFile.write(file, next.bytes());
    held = Optional.of(next);
  }

  /// Keeps what contradicts each other, both signed, for whoever is to be shown it. The same
  /// evidence has the same names.
  ///
  /// @return the files
  List<Path> keepEvidence(byte[] served) throws IOException {
    String name = "%s.evidence-%s".formatted(file.getFileName(), id(served));
    List<Path> kept = new ArrayList<>();
    kept.add(file.resolveSibling(name + ".served"));
    WholeFile.write(kept.getFirst(), served);
    if (held.isPresent()) {
      kept.add(file.resolveSibling(name + ".held"));
      WholeFile.write(kept.getLast(), held.get().bytes());
    }
    return kept;
  }

  private String id(byte[] served) {
    String both = held.map(SignedCheckpoint::toString).orElse("") + new String(served, UTF_8);
    return TreeHashing.leaf(both.getBytes(UTF_8)).hex().substring(0, 16);
  }
}

package io.modeltrail.cli.log;

import io.modeltrail.cli.CannotTellException;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.CheckpointVerdict;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.SignatureType;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.witness.KnownLog;
import io.modeltrail.tlog.witness.Policy;
import io.modeltrail.tlog.witness.PolicyVerdict;
import io.modeltrail.tlog.witness.Quorum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whom an outsider believes: the keys of one log, and perhaps witnesses.
///
/// @param log with all keys whose signatures count
record Trust(Policy policy, Log log) {

  /// By so much a witness's clock may be ahead of ours.
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  /// @param keys verifier keys of the log, or files with one in each line; none: those of the
  ///   policy
  /// @param file a policy; null: no witness is asked for
  static Trust of(List<String> keys, @Nullable Path file) throws CannotTellException {
    List<VerifierKey> given = new ArrayList<>();
    for (String key : keys) {
      for (String line : lines(key)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          given.add(key(line.strip()));
        }
      }
    }
    if (file == null) {
      if (given.isEmpty()) {
        throw new CannotTellException(
            "Whose log is it? Give its key: --key KEY. The log shows one itself, with GET URL; but"
                + " who believes that checks only that the log is of one piece, not whose it is.");
      }
      List<KnownLog> logs = given.stream().map(key -> new KnownLog(key, Optional.empty())).toList();
      return of(new Policy(logs, List.of(), new Quorum.None()));
    }
    Policy policy = read(file);
    for (VerifierKey key : given) {
      if (policy.logs().stream().noneMatch(log -> log.key().equals(key))) {
        throw new CannotTellException(
            "The policy %s does not have the key %s.".formatted(file, key));
      }
    }
    return of(policy);
  }

  private static Trust of(Policy policy) throws CannotTellException {
    List<VerifierKey> keys = policy.logs().stream().map(KnownLog::key).distinct().toList();
    if (keys.stream().map(VerifierKey::name).distinct().count() != 1) {
      throw new CannotTellException(
          "One log at a time: give the keys of one only, or a policy that names one.");
    }
    return new Trust(policy, new Log(keys.getFirst().name().value(), keys));
  }

  private static List<String> lines(String key) throws CannotTellException {
    try {
      Path file = Path.of(key);
      return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of(key);
    } catch (InvalidPathException e) {
      return List.of(key); // Then it can be no file.
    } catch (IOException e) {
      throw new CannotTellException("%s cannot be read: %s".formatted(key, e), e);
    }
  }

  private static VerifierKey key(String text) throws CannotTellException {
    try {
      VerifierKey key = VerifierKey.parse(text);
      if (key.type() == SignatureType.NOTE) {
        return key;
      }
    } catch (MalformedException e) {
      throw new CannotTellException("--key: " + e.getMessage(), e);
    }
    throw new CannotTellException(
        "--key: %s is a witness's key; the log's is wanted. Witnesses stand in the policy."
            .formatted(text));
  }

  private static Policy read(Path file) throws CannotTellException {
    try {
      return Policy.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new CannotTellException("The policy %s cannot be read: %s".formatted(file, e), e);
    } catch (MalformedException e) {
      throw new CannotTellException("The policy %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// Whether it is of the log, and enough witnesses have seen it.
  PolicyVerdict decide(SignedCheckpoint checkpoint, Instant now) {
    return policy.decide(checkpoint, now.plus(CLOCKS_DIFFER));
  }

  /// One that was kept before. That the log has signed it is enough: witnesses may have been named
  /// since.
  ///
  /// @return empty if there is no such file
  Optional<SignedCheckpoint> kept(Path file) throws CannotTellException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    SignedCheckpoint kept;
    try {
      kept = SignedCheckpoint.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new CannotTellException("%s cannot be read: %s".formatted(file, e), e);
    } catch (MalformedException e) {
      throw new CannotTellException("%s is no checkpoint: %s".formatted(file, e.getMessage()), e);
    }
    return switch (log.verify(kept)) {
      case CheckpointVerdict.Verified verified -> Optional.of(kept);
      case CheckpointVerdict.Refused refused ->
          throw new CannotTellException(
              "%s is no checkpoint of this log: %s".formatted(file, refused.why()));
    };
  }
}

package io.modeltrail.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.cli.CannotTellException;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.SignatureType;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.witness.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a reviewer believes before a bundle is opened: it comes from elsewhere than the bundle.
///
/// @param keys of the log; empty if the policy says which
/// @param older a checkpoint that the reviewer has kept
record Trust(
    List<VerifierKey> keys,
    Optional<Policy> policy,
    Attestor attestor,
    Optional<SignedCheckpoint> older) {

  private static final long FILE_BYTES_MAX = 1 << 20;

  /// @param texts each a verifier key, or a file with one in each line
  static List<VerifierKey> keys(List<String> texts) throws CannotTellException {
    List<VerifierKey> keys = new ArrayList<>();
    for (String text : texts) {
      for (String line : lines(text)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          keys.add(key(line.strip()));
        }
      }
    }
    return keys;
  }

  static Optional<Policy> policy(@Nullable Path file) throws CannotTellException {
    try {
      return file == null ? Optional.empty() : Optional.of(Policy.parse(bytes(file)));
    } catch (MalformedException e) {
      throw new CannotTellException("%s is no policy: %s".formatted(file, e.getMessage()), e);
    }
  }

  static Optional<SignedCheckpoint> checkpoint(@Nullable Path file) throws CannotTellException {
    try {
      return file == null ? Optional.empty() : Optional.of(SignedCheckpoint.parse(bytes(file)));
    } catch (MalformedException e) {
      throw new CannotTellException("%s is no checkpoint: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static List<String> lines(String text) throws CannotTellException {
    try {
      Path file = Path.of(text);
      if (Files.isRegularFile(file)) {
        return new String(bytes(file), UTF_8).lines().toList();
      }
    } catch (InvalidPathException e) {
      // Then it can be no file.
    }
    return List.of(text);
  }

  private static VerifierKey key(String text) throws CannotTellException {
    VerifierKey key;
    try {
      key = VerifierKey.parse(text);
    } catch (MalformedException e) {
      throw new CannotTellException(
          "\"%s\" is neither a verifier key, as GET /log shows it, nor a file with one: %s"
              .formatted(text, e.detail()),
          e);
    }
    if (key.type() != SignatureType.NOTE) {
      throw new CannotTellException(
          "%s is the key of a witness, not of a log. Witnesses stand in the file for --policy."
              .formatted(text));
    }
    return key;
  }

  private static byte[] bytes(Path file) throws CannotTellException {
    try {
      if (Files.size(file) > FILE_BYTES_MAX) {
        throw new CannotTellException(file + " is larger than any file of its kind.");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CannotTellException("%s cannot be read: %s".formatted(file, e), e);
    }
  }
}

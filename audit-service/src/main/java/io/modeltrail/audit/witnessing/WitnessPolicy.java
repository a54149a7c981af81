package io.modeltrail.audit.witnessing;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.witness.KnownWitness;
import io.modeltrail.tlog.witness.Policy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the policy that a log publishes by. One that could never be satisfied is refused, rather
/// than waited for.
public final class WitnessPolicy {

  /// A checkpoint has room for 100 signatures.
  static final int WITNESSES_MAX = 50;

  private WitnessPolicy() {}

  /// @param own the key that signs now
  /// @throws IllegalStateException with a sentence for an operator
  public static Policy read(Path file, VerifierKey own) {
    Policy policy;
    try {
      policy = Policy.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalStateException("%s cannot be read: %s".formatted(file, e), e);
    } catch (MalformedException e) {
      throw new IllegalStateException("%s: %s".formatted(file, e.getMessage()), e);
    }
    if (policy.logs().stream().noneMatch(log -> log.key().equals(own))) {
      throw new IllegalStateException(
          "%s does not have this log's key; add the line: log %s".formatted(file, own));
    }
    if (policy.witnesses().size() > WITNESSES_MAX) {
      throw new IllegalStateException(
          "%s has more than %d witnesses".formatted(file, WITNESSES_MAX));
    }
    Set<KnownWitness> asked =
        policy.witnesses().stream()
            .filter(witness -> submission(witness).isPresent())
            .collect(Collectors.toSet());
    if (!policy.quorum().isReached(asked)) {
      throw new IllegalStateException(
          "%s: the quorum needs witnesses that have no URL, so that they cannot be asked"
              .formatted(file));
    }
    return policy;
  }

  /// Where a witness takes checkpoints; empty if the policy does not say.
  ///
  /// @throws IllegalStateException if that is no address
  static Optional<URI> submission(KnownWitness witness) {
    if (witness.url().isEmpty()) {
      return Optional.empty();
    }
    String prefix = witness.url().get().replaceAll("/+$", "");
    try {
      URI uri = URI.create(prefix + "/add-checkpoint");
      String scheme = String.valueOf(uri.getScheme());
      if (uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return Optional.of(uri);
      }
    } catch (IllegalArgumentException e) {
      // as below
    }
    throw new IllegalStateException(
        "the witness %s has no address: %s".formatted(witness.name(), prefix));
  }
}

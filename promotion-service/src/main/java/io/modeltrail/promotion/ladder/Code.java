package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a version was trained from, so that another version can be told to be of the same.
public record Code(String repository, String commit) {

  public Code {
    if (repository.isEmpty() || commit.isEmpty()) {
      throw new IllegalArgumentException("A repository and a commit, not half of it");
    }
  }

  /// Empty if its run did not say both, or said that not all of it was committed: then nobody can
  /// tell whether another is the same.
  public static Optional<Code> of(ModelRegistered version) {
    var run = version.getRun();
    return of(run.getCodeRepository(), run.getCodeCommit(), run.getCodeDirty());
  }

  /// The same, of what a run said.
  public static Optional<Code> of(
      @Nullable String repository, @Nullable String commit, @Nullable Boolean dirty) {
    if (repository == null || commit == null || Boolean.TRUE.equals(dirty)) {
      return Optional.empty();
    }
    return repository.isEmpty() || commit.isEmpty()
        ? Optional.empty()
        : Optional.of(new Code(repository, commit));
  }

  @Override
  public String toString() {
    return "commit %s of %s".formatted(commit, repository);
  }
}

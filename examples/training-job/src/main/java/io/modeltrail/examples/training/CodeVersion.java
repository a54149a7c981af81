package io.modeltrail.examples.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the code is from. What is not known is null.
///
/// @param repository its address; without it, nobody can tell whether another run has the same code
/// @param dirty whether the code differs from the commit
record CodeVersion(@Nullable String repository, @Nullable String commit, @Nullable Boolean dirty) {

  /// Asks git about the commit that `folder` is of. It may have no remote repository, or several:
  /// the address has to be told.
  static CodeVersion of(Path folder, @Nullable String repository) {
    var commit = git(folder, "rev-parse", "HEAD");
    return commit
        .map(id -> new CodeVersion(repository, id, dirty(folder)))
        .orElseGet(() -> new CodeVersion(repository, null, null));
  }

  /// As a pipeline tells it, which has checked the commit out.
  static CodeVersion told(@Nullable String repository, String commit) {
    return new CodeVersion(repository, commit, false);
  }

  private static @Nullable Boolean dirty(Path folder) {
    return git(folder, "status", "--porcelain", "--untracked-files=no", ".")
        .map(changes -> !changes.isEmpty())
        .orElse(null);
  }

  private static Optional<String> git(Path folder, String... arguments) {
    var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      var git = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      var answer = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
      return git.waitFor() == 0 ? Optional.of(answer) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // No git here: an event without a commit is an event still.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}

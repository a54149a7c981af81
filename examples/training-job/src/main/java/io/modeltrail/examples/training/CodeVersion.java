package io.modeltrail.examples.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The commit that the code was built from. Both are null where git does not know.
record CodeVersion(@Nullable String commit, @Nullable Boolean dirty) {

  /// Asks git about the repository that `folder` lies in.
  static CodeVersion of(Path folder) {
    var commit = git(folder, "rev-parse", "HEAD");
    return commit
        .map(id -> new CodeVersion(id, dirty(folder)))
        .orElseGet(() -> new CodeVersion(null, null));
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

package io.modeltrail.localstack.governance;

import io.modeltrail.governance.Environment;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.Reading;
import io.modeltrail.localstack.parts.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The rules that a stack begins with: `governance.yaml` of the checkout.
///
/// @param text of the file, known to be sound
public record DefaultGovernance(String text, List<String> environments) {

  public static DefaultGovernance in(Checkout checkout) {
    return of(checkout.root().resolve("governance.yaml"));
  }

  private static DefaultGovernance of(Path file) {
    try {
      String text = Files.readString(file);
      return switch (GovernanceFile.read(text)) {
        case Reading.Sound(var governance, String digest) ->
            new DefaultGovernance(
                text, governance.environments().stream().map(Environment::name).toList());
        case Reading.Unsound(var flaws) ->
            throw new IllegalStateException(file + ", " + flaws.getFirst().sentence());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Applies it, unless other rules hold already.
  public void applyFirst(GovernanceApi promotion) {
    GovernanceApi.Answer now = promotion.newest();
    if (now.status() == 200) {
      return;
    }
    GovernanceApi.Answer answer = now.status() == 404 ? promotion.apply(text, Map.of()) : now;
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(
          "The promotion service does not take governance.yaml (%d): %s"
              .formatted(answer.status(), answer.detail()));
    }
  }
}

package io.modeltrail.examples.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What of the studies is trained: all of it, if nothing is said.
final class Selection {

  @Option(
      names = "--study",
      paramLabel = "MODEL",
      description = "Train the candidates of this model alone.")
  private @Nullable String study;

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      description = "Train this candidate alone, such as \"random forest\".")
  private @Nullable String algorithm;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Publish under this name. With --study.")
  private @Nullable String modelName;

  /// @throws IllegalArgumentException which says for a person what there is, if nothing is chosen
  List<Study<?>> studies() {
    if (modelName != null && study == null) {
      throw new IllegalArgumentException("--model is the name of one model: say --study too");
    }
    List<Study<?>> chosen = new ArrayList<>();
    for (Study<?> each : Studies.all()) {
      if (study == null || study.equals(each.modelName())) {
        Study<?> named = modelName == null ? each : each.named(modelName);
        chosen.add(algorithm == null ? named : named.by(algorithm));
      }
    }
    chosen.removeIf(each -> each.candidates().isEmpty());
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("There is no such study. There are:\n" + known());
    }
    return chosen;
  }

  private static String known() {
    return Studies.all().stream()
        .map(
            each ->
                "  %s by %s"
                    .formatted(
                        each.modelName(),
                        each.candidates().stream()
                            .map(Study.Candidate::algorithm)
                            .collect(Collectors.joining(", "))))
        .collect(Collectors.joining("\n"));
  }
}

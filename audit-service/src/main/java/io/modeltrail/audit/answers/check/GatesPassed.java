package io.modeltrail.audit.answers.check;

import io.modeltrail.event.Gate;
import io.modeltrail.event.GateOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Every gate that the rules have was asked, and passed.
final class GatesPassed implements Check {

  @Override
  public List<Finding> of(Matter matter) {
    List<Finding> findings = new ArrayList<>();
    for (Ruled ruled : Ruled.of(matter)) {
      notPassed(ruled).or(() -> notAsked(ruled)).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> notPassed(Ruled ruled) {
    return ruled.promoted().said().getGates().stream()
        .filter(gate -> gate.getOutcome() != GateOutcome.PASSED)
        .findFirst()
        .map(
            gate ->
                ruled.finding(
                    Code.PROMOTED_WITHOUT_GATES,
                    "it was promoted although gate \"%s\" is %s: %s"
                        .formatted(gate.getName(), gate.getOutcome(), gate.getDetail())));
  }

  private static Optional<Finding> notAsked(Ruled ruled) {
    Set<String> asked =
        ruled.promoted().said().getGates().stream().map(Gate::getName).collect(Collectors.toSet());
    return ruled.environments().stream()
        .map(
            environment ->
                environment.gates().stream()
                    .map(io.modeltrail.governance.gate.Gate::name)
                    .filter(name -> !asked.contains(name))
                    .toList())
        .min(Comparator.comparingInt(List::size))
        .filter(missing -> !missing.isEmpty())
        .map(
            missing ->
                ruled.finding(
                    Code.PROMOTED_WITHOUT_GATES,
                    "the rules have gates that it was not asked: " + String.join(", ", missing)));
  }
}

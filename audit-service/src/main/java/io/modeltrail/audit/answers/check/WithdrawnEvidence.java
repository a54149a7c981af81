package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.story.Withdrawal;
import java.util.List;

/// Nothing that somebody relied on was withdrawn since.
final class WithdrawnEvidence implements Check {

  @Override
  public List<Finding> of(Matter matter) {
    return Withdrawal.of(matter.facts()).stream()
        .flatMap(
            withdrawal ->
                withdrawal.reliedOn(matter.facts()).stream()
                    .map(
                        promoted ->
                            Finding.at(
                                    Code.EVIDENCE_WITHDRAWN,
                                    promoted,
                                    "it was promoted when an assessment (%s) counted that was withdrawn at %s"
                                        .formatted(
                                            withdrawal.assessed().said().getKind(),
                                            withdrawal.withdrawn().entry().appendedAt()))
                                .version(promoted.said().getVersion())
                                .with(withdrawal.assessed(), withdrawal.withdrawn())))
        .toList();
  }
}

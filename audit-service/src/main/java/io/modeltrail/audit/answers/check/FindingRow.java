package io.modeltrail.audit.answers.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.event.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A finding as an answer shows it.
///
/// @param index of the entry that is wrong, if it is one
/// @param what for a person
/// @param entries that show it
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingRow(
    Code code,
    Severity severity,
    @Nullable Long index,
    @Nullable String model,
    @Nullable Integer version,
    @Nullable String environment,
    String what,
    List<Long> entries) {

  /// The entries become proofs of the answer.
  public static FindingRow of(Asked asked, Finding finding) {
    Finding.Where where = finding.where();
    return new FindingRow(
        finding.code(),
        finding.code().severity(),
        where.index(),
        where.model(),
        where.version(),
        where.environment(),
        finding.what(),
        finding.proof().stream()
            .map(each -> asked.because(each, each.described()))
            .sorted()
            .distinct()
            .toList());
  }
}

package io.modeltrail.audit.witnessing;

import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What came of asking all witnesses.
///
/// @param checkpoint with the cosignatures that were verified
/// @param isEnough whether the policy is satisfied
/// @param answers by the witness's name in the policy
public record Asked(
    SignedCheckpoint checkpoint, boolean isEnough, SortedMap<String, Answer> answers) {

  public Asked {
    answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
  }

  /// Who has not cosigned, and why.
  public String lacking() {
    return answers.entrySet().stream()
        .filter(each -> !(each.getValue() instanceof Answer.Cosigned))
        .map(Map.Entry::toString)
        .map(each -> each.replaceFirst("=", ": "))
        .collect(Collectors.joining("; "));
  }
}

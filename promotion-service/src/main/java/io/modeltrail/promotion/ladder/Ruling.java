package io.modeltrail.promotion.ladder;

import io.modeltrail.governance.gate.Judgement;
import java.util.List;

/// What the rules say to an ask.
public sealed interface Ruling {

  /// In the order of the rules; empty if it did not come to them.
  List<Judgement> gates();

  record Promoted(List<Judgement> gates) implements Ruling {}

  /// @param code stable, for programs
  /// @param detail for people: what was found, what was expected
  record Refused(String code, String detail, List<Judgement> gates) implements Ruling {}
}

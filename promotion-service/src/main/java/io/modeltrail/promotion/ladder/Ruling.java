package io.modeltrail.promotion.ladder;

import io.modeltrail.governance.gate.Judgement;
import java.time.Instant;
import java.util.List;

/// What the rules say to an ask.
public sealed interface Ruling {

  /// In the order of the rules; empty if it did not come to them.
  List<Judgement> gates();

  record Promoted(List<Judgement> gates) implements Ruling {}

  /// No gate refuses it, and some may still pass.
  ///
  /// @param waitingFor for people: which gates, and what they saw
  /// @param until when the first of them waits no longer
  record Waiting(List<Judgement> gates, String waitingFor, Instant until) implements Ruling {}

  /// @param code stable, for programs
  /// @param detail for people: what was found, what was expected
  record Refused(String code, String detail, List<Judgement> gates) implements Ruling {}
}

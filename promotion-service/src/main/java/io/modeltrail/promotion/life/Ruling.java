package io.modeltrail.promotion.life;

import io.modeltrail.governance.gate.Judgement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the rules say to an ask.
public sealed interface Ruling {

  /// In the order of the rules; empty if it did not come to them.
  List<Judgement> gates();

  /// @param review what has to follow, if it passed by some of the rules; null: nothing
  record Promoted(List<Judgement> gates, @Nullable Review review) implements Ruling {}

  /// Nothing refuses it, and something has still to come.
  ///
  /// @param waitingFor for people: what has to come
  /// @param until when it is looked at again, if nothing happens before
  record Waiting(List<Judgement> gates, Wait what, String waitingFor, Instant until)
      implements Ruling {}

  /// The gates have passed, and people have to decide.
  ///
  /// @param required the roles that have not approved yet
  /// @param until when it expires
  record AwaitingApproval(List<Judgement> gates, List<String> required, Instant until)
      implements Ruling {}

  /// @param code stable, for programs
  /// @param detail for people: what was found, what was expected
  record Refused(String code, String detail, List<Judgement> gates) implements Ruling {}
}

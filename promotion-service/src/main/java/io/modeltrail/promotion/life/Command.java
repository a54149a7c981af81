package io.modeltrail.promotion.life;

import io.modeltrail.event.DeploymentOutcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can happen to a promotion.
public sealed interface Command {

  /// The rules say something.
  record Judge(Ruling ruling) implements Command {}

  /// What it waited for has not come in time.
  record Miss() implements Command {}

  /// Somebody who is asked says no.
  record Reject() implements Command {}

  /// Who asked does not want it any more.
  record Withdraw() implements Command {}

  /// Nobody has decided in time.
  record Expire() implements Command {}

  /// The environment runs a version that is not older.
  record Supersede() implements Command {}

  /// A deployment system says what became of it.
  record Report(DeploymentOutcome outcome) implements Command {}

  /// The environment returns to a former version.
  record RollBack() implements Command {}

  /// Somebody approves of an emergency afterwards.
  ///
  /// @param left who has still to do so; null: nobody
  record Approve(@Nullable Review left) implements Command {}

  /// Where it leads; empty: from this state, nowhere.
  default Optional<Life> from(Life life) {
    return switch (life) {
      case Life.Asked asked -> Optional.ofNullable(open(asked));
      case Life.Waiting waiting ->
          this instanceof Miss ? Optional.of(waiting.missed()) : Optional.ofNullable(open(waiting));
      case Life.AwaitingApproval awaiting ->
          switch (this) {
            case Reject() -> Optional.of(awaiting.rejected());
            case Expire() -> Optional.of(awaiting.expired());
            case Judge judge -> Optional.of(awaiting.judged(judge.ruling));
            case Withdraw() -> Optional.of(awaiting.withdrawn());
            case Supersede() -> Optional.of(awaiting.superseded());
            case Miss(), Report(var outcome), RollBack(), Approve(var left) -> Optional.empty();
          };
      case Life.Running running -> running(running);
      case Life.Ended ended -> Optional.empty();
    };
  }

  private @Nullable Life open(Life.Open open) {
    return switch (this) {
      case Judge(Ruling ruling) -> open.judged(ruling);
      case Withdraw() -> open.withdrawn();
      case Supersede() -> open.superseded();
      case Miss(), Reject(), Expire(), Report(var outcome), RollBack(), Approve(var left) -> null;
    };
  }

  private Optional<Life> running(Life.Running running) {
    return switch (this) {
      case Report(DeploymentOutcome outcome) -> Optional.of(running.reported(outcome));
      case RollBack() -> Optional.of(running.rolledBack());
      case Approve(var left) ->
          running.review() == null ? Optional.empty() : Optional.of(running.reviewed(left));
      case Judge(var ruling), Miss(), Reject(), Withdraw(), Expire(), Supersede() ->
          Optional.empty();
    };
  }
}

package io.modeltrail.promotion.life;

import io.modeltrail.event.DeploymentOutcome;
import java.util.Optional;
import java.util.function.Function;
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
    return switch (this) {
      case Judge(Ruling ruling) -> from(life, Life.Open.class, open -> open.judged(ruling));
      case Miss() -> from(life, Life.Waiting.class, Life.Waiting::missed);
      case Reject() -> from(life, Life.AwaitingApproval.class, Life.AwaitingApproval::rejected);
      case Withdraw() -> from(life, Life.Open.class, Life.Open::withdrawn);
      case Expire() -> from(life, Life.AwaitingApproval.class, Life.AwaitingApproval::expired);
      case Supersede() -> from(life, Life.Open.class, Life.Open::superseded);
      case Report(DeploymentOutcome outcome) ->
          from(life, Life.Running.class, running -> running.reported(outcome));
      case RollBack() -> from(life, Life.Running.class, Life.Running::rolledBack);
      case Approve approve ->
          life instanceof Life.Running running && running.review() != null
              ? Optional.of(running.reviewed(approve.left))
              : Optional.empty();
    };
  }

  private static <T extends Life> Optional<Life> from(
      Life life, Class<T> states, Function<T, Life> way) {
    return states.isInstance(life) ? Optional.of(way.apply(states.cast(life))) : Optional.empty();
  }
}

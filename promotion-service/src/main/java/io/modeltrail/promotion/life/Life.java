package io.modeltrail.promotion.life;

import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.PromotionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a promotion stands. A way to another state is a method of the states that it leads from.
public sealed interface Life {

  /// As the log is told.
  PromotionState state();

  /// It is not decided.
  sealed interface Open extends Life {

    /// The rules have been asked, or asked again.
    default Life judged(Ruling ruling) {
      return switch (ruling) {
        case Ruling.Promoted promoted -> new Promoted(promoted.review());
        case Ruling.Waiting waiting -> new Waiting(waiting.what(), waiting.until());
        case Ruling.AwaitingApproval awaiting ->
            new AwaitingApproval(awaiting.required(), awaiting.until());
        case Ruling.Refused refused -> new Ended(PromotionState.REFUSED);
      };
    }

    /// Who asked does not want it any more.
    default Ended withdrawn() {
      return new Ended(PromotionState.WITHDRAWN);
    }

    /// The environment runs a version that is not older.
    default Ended superseded() {
      return new Ended(PromotionState.SUPERSEDED);
    }
  }

  /// Asked for in this very moment. Not a state that rests.
  record Asked() implements Open {
    @Override
    public PromotionState state() {
      return PromotionState.REQUESTED;
    }
  }

  /// @param until when it is looked at again at the latest
  record Waiting(Wait what, Instant until) implements Open {
    @Override
    public PromotionState state() {
      return PromotionState.WAITING;
    }

    /// What was waited for has not come.
    public Ended missed() {
      return new Ended(PromotionState.REFUSED);
    }
  }

  /// @param required the roles that have not approved yet
  record AwaitingApproval(List<String> required, Instant until) implements Open {

    public AwaitingApproval {
      required = List.copyOf(required);
    }

    @Override
    public PromotionState state() {
      return PromotionState.AWAITING_APPROVAL;
    }

    /// Somebody who is asked says no.
    public Ended rejected() {
      return new Ended(PromotionState.REJECTED);
    }

    /// Nobody has decided in time.
    public Ended expired() {
      return new Ended(PromotionState.EXPIRED);
    }
  }

  /// It was carried out by the rules: the environment should run it, or did.
  sealed interface Running extends Life {

    /// What has to follow, if it was an emergency.
    @Nullable Review review();

    /// The same state with what is left of the review.
    Running reviewed(@Nullable Review left);

    /// What a deployment system says.
    default Life reported(DeploymentOutcome outcome) {
      return switch (outcome) {
        case SUCCEEDED -> new Deployed(review());
        case FAILED -> new Failed(review());
        case ROLLED_BACK -> rolledBack();
        case REMOVED, UNKNOWN -> this;
      };
    }

    /// The environment has returned to a former version.
    default Ended rolledBack() {
      return new Ended(PromotionState.ROLLED_BACK);
    }
  }

  record Promoted(@Nullable Review review) implements Running {
    @Override
    public PromotionState state() {
      return PromotionState.PROMOTED;
    }

    @Override
    public Promoted reviewed(@Nullable Review left) {
      return new Promoted(left);
    }
  }

  record Deployed(@Nullable Review review) implements Running {
    @Override
    public PromotionState state() {
      return PromotionState.DEPLOYED;
    }

    @Override
    public Deployed reviewed(@Nullable Review left) {
      return new Deployed(left);
    }
  }

  record Failed(@Nullable Review review) implements Running {
    @Override
    public PromotionState state() {
      return PromotionState.FAILED;
    }

    @Override
    public Failed reviewed(@Nullable Review left) {
      return new Failed(left);
    }
  }

  /// Nothing leads out of here.
  ///
  /// @param state REFUSED, REJECTED, WITHDRAWN, SUPERSEDED, EXPIRED or ROLLED_BACK
  record Ended(PromotionState state) implements Life {

    public Ended {
      switch (state) {
        case REFUSED, REJECTED, WITHDRAWN, SUPERSEDED, EXPIRED, ROLLED_BACK -> {}
        case REQUESTED, WAITING, AWAITING_APPROVAL, PROMOTED, DEPLOYED, FAILED, UNKNOWN ->
            throw new IllegalArgumentException(state + " is not the end of a promotion");
      }
    }
  }

  /// When somebody or something has to have come, if that is so.
  default Optional<Instant> deadline() {
    return switch (this) {
      case Waiting(Wait what, Instant until) -> Optional.of(until);
      case AwaitingApproval(List<String> required, Instant until) -> Optional.of(until);
      case Running running -> Optional.ofNullable(running.review()).map(Review::dueAt);
      case Asked() -> Optional.empty();
      case Ended(PromotionState state) -> Optional.empty();
    };
  }
}

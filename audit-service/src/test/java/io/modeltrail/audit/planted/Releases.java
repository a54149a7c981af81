package io.modeltrail.audit.planted;

import io.modeltrail.audit.story.StoryPromotion;
import io.modeltrail.audit.story.Told;
import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.ModelTrained;
import java.time.Duration;
import java.util.List;

/// What else properly becomes of a version.
final class Releases {

  private Releases() {}

  /// @param kind 0 to 9
  static Release some(int kind) {
    return switch (kind) {
      case 0, 1 -> new TooWeak();
      case 2, 3 -> new Rejected();
      case 4, 5 -> new Emergency();
      case 6, 7 -> new TakenBack();
      case 8 -> new ToldAgain();
      default -> new Release();
    };
  }

  /// A gate refuses it.
  private static final class TooWeak extends Release {
    @Override
    List<Runnable> steps() {
      return List.of(this::trained, this::validated, this::requested);
    }

    @Override
    double accuracy() {
      return 0.7;
    }
  }

  /// A person rejects it.
  private static final class Rejected extends Release {
    @Override
    List<Runnable> steps() {
      return List.of(
          this::trained,
          this::requested,
          this::firstApproval,
          () -> promotion.rejected("vera", "validator", "the data is young"));
    }
  }

  /// It cannot wait, and is reviewed afterwards.
  private static final class Emergency extends Release {
    @Override
    double accuracy() {
      return 0.75;
    }

    @Override
    void requested() {
      promotion = model().emergency(version(), "production", "rita");
    }
  }

  /// The one before it comes back.
  private static final class TakenBack extends Release {
    @Override
    void observed() {
      super.observed();
      model().alarmed("production", version(), "accuracy holds");
    }

    @Override
    void afterwards() {
      Integer before = model().champion("production").getPreviousVersion();
      if (before != null) {
        StoryPromotion back = model().rolledBack("production", before, "otto", true);
        String sha256 = model().champion("production").getArtifact().getSha256();
        back.deployed(sha256, it -> it);
      }
    }
  }

  /// The training job sends its record late, and twice; the validation is withdrawn, and made anew.
  private static final class ToldAgain extends Release {
    @Override
    void trained() {
      Told<ModelTrained> run =
          model()
              .run(
                  runId(),
                  accuracy(),
                  it -> it.setOccurredAt(story().now().minus(Duration.ofMinutes(30))));
      story().tell("model.trained", model().name(), run.said());
      version = model().registered(run, it -> it);
      model().promoted(version, "dev");
      model().promoted(version, "staging");
    }

    @Override
    void validated() {
      var first = model().assessed(version(), AssessmentKind.VALIDATION, it -> it);
      model()
          .assessed(
              version(),
              AssessmentKind.WITHDRAWAL,
              it -> it.setWithdraws(first.said().getEventId()));
      model().assessed(version(), AssessmentKind.VALIDATION, it -> it);
    }
  }
}

package io.modeltrail.audit.planted;

import io.modeltrail.audit.answers.check.Code;
import io.modeltrail.audit.story.Told;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.PromotionDecided;
import java.time.Duration;
import java.util.List;

/// Times and ids that cannot be.
final class PlantedTimes {

  static final List<ToldPlant> ALL =
      List.of(
          new ToldPlant(
              "run-back-dated",
              "a run says that it happened three days before the log took it",
              List.of(Code.BACK_DATED),
              () ->
                  new Release() {
                    @Override
                    void trained() {
                      falsify(
                          ModelTrained.class,
                          it -> true,
                          it -> it.setOccurredAt(story().now().minus(Duration.ofDays(3))));
                      super.trained();
                    }
                  }),
          new ToldPlant(
              "decision-back-dated",
              "an approval says that it was given five days before the log took it",
              List.of(Code.BACK_DATED),
              () ->
                  new Release() {
                    @Override
                    void secondApproval() {
                      falsify(
                          PromotionDecided.class,
                          it -> true,
                          it -> {
                            it.setOccurredAt(story().now().minus(Duration.ofDays(5)));
                            it.setAttestation(story().key.attest(it));
                          });
                      super.secondApproval();
                    }
                  }),
          new ToldPlant(
              "registered-before-its-run",
              "a version says that it was registered 20 minutes before its run was told of",
              List.of(Code.BACK_DATED),
              () ->
                  new Release() {
                    @Override
                    void trained() {
                      falsify(
                          ModelRegistered.class,
                          it -> true,
                          it -> it.setOccurredAt(it.getOccurredAt().minus(Duration.ofMinutes(20))));
                      super.trained();
                    }
                  }),
          new ToldPlant(
              "run-post-dated",
              "a run says that it happened three days after the log took it",
              List.of(Code.POST_DATED),
              () ->
                  new Release() {
                    @Override
                    void trained() {
                      falsify(
                          ModelTrained.class,
                          it -> true,
                          it -> it.setOccurredAt(story().now().plus(Duration.ofDays(3))));
                      super.trained();
                    }
                  }),
          new ToldPlant(
              "event-id-reused",
              "another run is told of under an id that was used",
              List.of(Code.EVENT_ID_REUSED),
              () ->
                  new Release() {
                    @Override
                    void afterwards() {
                      Told<ModelTrained> run = model().run("run-8", 0.9, it -> it);
                      mark();
                      model().run("run-9", 0.9, it -> it.setEventId(run.said().getEventId()));
                    }
                  }),
          new ToldPlant(
              "clock-backwards",
              "the broker's clock goes back a minute between two records of a partition",
              List.of(Code.TIME_BACKWARDS),
              () ->
                  new Release() {
                    @Override
                    void afterwards() {
                      model().described(it -> it.setOwner("olga"));
                      story().passes(Duration.ofMinutes(-1));
                      mark();
                      model().described(it -> it.setOwner("otto"));
                      story().passes(Duration.ofMinutes(1));
                    }
                  }));

  private PlantedTimes() {}
}

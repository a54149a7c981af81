package io.modeltrail.audit.planted;

import io.modeltrail.audit.answers.check.Code;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionState;
import java.util.List;

/// Numbers that are missing, or there twice.
final class PlantedNumbers {

  static final List<ToldPlant> ALL =
      List.of(
          new ToldPlant(
              "version-missing",
              "a number of a version is left out",
              List.of(Code.VERSION_GAP),
              () ->
                  new Release() {
                    @Override
                    void trained() {
                      model().skipVersion();
                      super.trained();
                    }
                  }),
          new ToldPlant(
                  "registration-missing",
                  "a version is promoted of which no registration is there",
                  List.of(
                      Code.VERSION_GAP,
                      Code.VERSION_GAP,
                      Code.VERSION_GAP,
                      Code.VERSION_GAP,
                      Code.CAUSE_MISSING),
                  () ->
                      new Release() {
                        @Override
                        void trained() {
                          omit(ModelRegistered.class, it -> true);
                          super.trained();
                        }
                      })
              .verified("registration", "request"),
          new ToldPlant(
                  "version-twice",
                  "a version is registered a second time, under another id",
                  List.of(Code.VERSION_REPEATED),
                  () ->
                      new Release() {
                        @Override
                        void trained() {
                          repeat(
                              ModelRegistered.class,
                              it -> true,
                              it ->
                                  ModelRegistered.newBuilder(it)
                                      .setEventId(story().nextId())
                                      .build());
                          super.trained();
                        }
                      })
              .verified("registration"),
          new ToldPlant(
                  "step-missing",
                  "a step of a promotion is missing",
                  List.of(Code.STEP_GAP, Code.EVIDENCE_OTHER),
                  () ->
                      new Release() {
                        @Override
                        void firstApproval() {
                          omit(PromotionChanged.class, it -> true);
                          super.firstApproval();
                        }
                      })
              .verified("steps"),
          new ToldPlant(
                  "step-twice",
                  "a step of a promotion is there twice, under two ids",
                  List.of(Code.STEP_REPEATED),
                  () ->
                      new Release() {
                        @Override
                        void deployed() {
                          repeat(
                              PromotionChanged.class,
                              it -> it.getState() == PromotionState.DEPLOYED,
                              it ->
                                  PromotionChanged.newBuilder(it)
                                      .setEventId(story().nextId())
                                      .build());
                          super.deployed();
                        }
                      })
              .verified("steps"),
          new ToldPlant(
              "revision-missing",
              "a revision of what an environment runs is left out",
              List.of(Code.REVISION_GAP),
              () ->
                  new Release() {
                    @Override
                    void secondApproval() {
                      model().skipRevision("production");
                      super.secondApproval();
                    }
                  }),
          new ToldPlant(
                  "revision-twice",
                  "a revision of what an environment runs is there twice, under two ids",
                  List.of(Code.REVISION_REPEATED),
                  () ->
                      new Release() {
                        @Override
                        void secondApproval() {
                          repeat(
                              ModelPromoted.class,
                              it -> true,
                              it ->
                                  ModelPromoted.newBuilder(it)
                                      .setEventId(story().nextId())
                                      .build());
                          super.secondApproval();
                        }
                      })
              .verified("promotion"));

  private PlantedNumbers() {}
}

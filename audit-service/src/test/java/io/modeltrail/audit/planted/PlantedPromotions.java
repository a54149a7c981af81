package io.modeltrail.audit.planted;

import io.modeltrail.audit.answers.check.Code;
import io.modeltrail.audit.story.StoryPromotion;
import io.modeltrail.audit.story.StoryVotes.How;
import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.PromotionState;
import java.util.List;

/// What can be wrong with how a version comes into production.
final class PlantedPromotions {

  static final List<ToldPlant> ALL =
      List.of(
          new ToldPlant(
                  "promoted-before-approval",
                  "a version is promoted, and approved afterwards",
                  List.of(Code.PROMOTED_BEFORE_APPROVAL),
                  () ->
                      new Release() {
                        @Override
                        void firstApproval() {
                          promotion.promotedAnyway();
                        }

                        @Override
                        void secondApproval() {
                          mark();
                          promotion.said("mona", "model-owner", How.PROPER);
                          promotion.said("vera", "validator", How.PROPER);
                        }
                      })
              .verified("approval"),
          new ToldPlant(
                  "promoted-without-approval",
                  "a version is promoted with one of two approvals",
                  List.of(Code.PROMOTED_WITHOUT_APPROVAL),
                  () ->
                      new Release() {
                        @Override
                        void secondApproval() {
                          promotion.promotedAnyway();
                        }
                      })
              .verified("approval"),
          new ToldPlant(
                  "promoted-past-a-gate",
                  "a version is promoted although a gate did not pass",
                  List.of(Code.PROMOTED_WITHOUT_GATES, Code.PROMOTED_WITHOUT_APPROVAL),
                  () ->
                      new Release() {
                        @Override
                        double accuracy() {
                          return 0.7;
                        }

                        @Override
                        void firstApproval() {
                          promotion.promotedAnyway();
                        }

                        @Override
                        void secondApproval() {}
                      })
              .verified("gates"),
          new ToldPlant(
                  "gates-not-asked",
                  "a version is promoted without results of gates",
                  List.of(Code.PROMOTED_WITHOUT_GATES),
                  () ->
                      new Release() {
                        @Override
                        void secondApproval() {
                          falsify(ModelPromoted.class, it -> true, it -> it.setGates(List.of()));
                          super.secondApproval();
                        }
                      })
              .verified("promotion"),
          new ToldPlant(
                  "champion-undecided",
                  "the environment's version changes, and no promotion was decided",
                  List.of(Code.PROMOTED_UNDECIDED, Code.PROMOTED_WITHOUT_APPROVAL),
                  () ->
                      new Release() {
                        @Override
                        void firstApproval() {
                          mark();
                          promotion.crownedAnyway();
                        }

                        @Override
                        void secondApproval() {}

                        @Override
                        void deployed() {}
                      })
              .verified("promotion"),
          new ToldPlant(
                  "deciding-step-missing",
                  "of a promotion the step is missing that decided it",
                  List.of(Code.PROMOTED_UNDECIDED, Code.STEP_GAP, Code.EVIDENCE_OTHER),
                  () ->
                      new Release() {
                        @Override
                        void secondApproval() {
                          omit(
                              PromotionChanged.class,
                              it -> it.getState() == PromotionState.PROMOTED);
                          super.secondApproval();
                        }
                      })
              .verified("promotion", "steps"),
          new ToldPlant(
                  "promotion-untold",
                  "a version was promoted, and neither the promotion nor the champion is told",
                  List.of(Code.PROMOTED_UNTOLD, Code.DEPLOYED_NEVER_PROMOTED),
                  () ->
                      new Release() {
                        @Override
                        int place() {
                          return ModelYear.RELEASES;
                        }

                        @Override
                        void secondApproval() {
                          omit(ModelPromoted.class, it -> true);
                          omit(ChampionChanged.class, it -> true);
                          super.secondApproval();
                        }
                      })
              .verified("promotion"),
          new ToldPlant(
              "champion-untold",
              "a version was promoted, and the topic of champions does not say so",
              List.of(Code.PROMOTED_UNTOLD),
              () ->
                  new Release() {
                    @Override
                    int place() {
                      return ModelYear.RELEASES;
                    }

                    @Override
                    void secondApproval() {
                      omit(ChampionChanged.class, it -> true);
                      super.secondApproval();
                    }
                  }),
          new ToldPlant(
              "champion-contradicts",
              "the champion that is told is another version than the one promoted",
              List.of(Code.CHAMPION_CONTRADICTS),
              () ->
                  new Release() {
                    @Override
                    void secondApproval() {
                      falsify(
                          ChampionChanged.class, it -> true, it -> it.getChampion().setVersion(1));
                      super.secondApproval();
                    }
                  }),
          new ToldPlant(
                  "rules-unknown",
                  "a version is promoted under rules that nobody has applied",
                  List.of(Code.GOVERNANCE_UNKNOWN),
                  () ->
                      new Release() {
                        @Override
                        void secondApproval() {
                          falsify(
                              ModelPromoted.class, it -> true, it -> it.setGovernanceRevision(99));
                          super.secondApproval();
                        }
                      })
              .verified("promotion"),
          new ToldPlant(
                  "request-missing",
                  "a promotion went its way, and nobody asked for it",
                  List.of(Code.CAUSE_MISSING),
                  () ->
                      new Release() {
                        @Override
                        void requested() {
                          omit(PromotionRequested.class, it -> true);
                          mark();
                          super.requested();
                        }
                      })
              .verified("request"),
          new ToldPlant(
              "emergency-unreviewed",
              "an emergency is never reviewed",
              List.of(Code.REVIEW_OVERDUE),
              () ->
                  new Release() {
                    @Override
                    void requested() {
                      promotion = model().emergency(version(), "production", "rita");
                    }

                    @Override
                    void firstApproval() {}

                    @Override
                    void secondApproval() {}
                  }),
          new ToldPlant(
                  "rollback-past-the-door",
                  "a rollback is asked for past the door",
                  List.of(Code.REQUEST_UNATTESTED),
                  () ->
                      new Release() {
                        @Override
                        void afterwards() {
                          int to = model().champion("production").getPreviousVersion();
                          mark();
                          StoryPromotion back = model().rolledBack("production", to, "otto", false);
                          back.deployed(
                              model().champion("production").getArtifact().getSha256(), it -> it);
                        }
                      })
              .verified("request"),
          new ToldPlant(
              "evidence-withdrawn",
              "the validation that a promotion rested on is withdrawn",
              List.of(Code.EVIDENCE_WITHDRAWN),
              () ->
                  new Release() {
                    private java.util.UUID assessed;

                    @Override
                    void validated() {
                      assessed =
                          model()
                              .assessed(version(), AssessmentKind.VALIDATION, it -> it)
                              .said()
                              .getEventId();
                    }

                    @Override
                    void afterwards() {
                      mark();
                      model()
                          .assessed(
                              version(),
                              AssessmentKind.WITHDRAWAL,
                              it -> it.setWithdraws(assessed));
                    }
                  }));

  private PlantedPromotions() {}
}

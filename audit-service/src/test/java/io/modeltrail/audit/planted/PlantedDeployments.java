package io.modeltrail.audit.planted;

import io.modeltrail.audit.answers.check.Code;
import io.modeltrail.audit.story.StoryModel;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What can be wrong with what runs, and with where it comes from.
final class PlantedDeployments {

  private static final Artifact OTHER =
      Artifact.newBuilder()
          .setUri("s3://models/other")
          .setSha256(StoryModel.digest("other"))
          .build();

  static final List<ToldPlant> ALL =
      List.of(
          new ToldPlant(
              "deployed-never-promoted",
              "something is reported to run that was never promoted",
              List.of(Code.DEPLOYED_NEVER_PROMOTED),
              () ->
                  new Release() {
                    @Override
                    void afterwards() {
                      mark();
                      model().reported("production", UUID.nameUUIDFromBytes(new byte[1]), it -> it);
                    }
                  }),
          new ToldPlant(
                  "deployed-before-approval",
                  "a version is reported to run between its two approvals",
                  List.of(Code.DEPLOYED_BEFORE_PROMOTION),
                  () ->
                      new Release() {
                        @Override
                        void firstApproval() {
                          super.firstApproval();
                          story().passes(Duration.ofMinutes(20));
                          mark();
                          model()
                              .reported(
                                  "production", promotion.id, it -> it.setRunningSha256(sha256()));
                        }
                      })
              .verified("report"),
          new ToldPlant(
              "deployment-back-dated",
              "a version is said to have run a day before it was promoted",
              List.of(Code.DEPLOYED_BEFORE_PROMOTION),
              () ->
                  new Release() {
                    @Override
                    void deployed() {
                      mark();
                      promotion.deployed(
                          sha256(),
                          it ->
                              it.setEffectiveFrom(
                                  promotion.promotion().getOccurredAt().minus(Duration.ofDays(1))));
                    }
                  }),
          new ToldPlant(
                  "swapped-when-deployed",
                  "another artifact runs than the one promoted",
                  List.of(Code.ARTIFACT_SWAPPED),
                  () ->
                      new Release() {
                        @Override
                        void deployed() {
                          mark();
                          promotion.deployed(OTHER.getSha256(), it -> it);
                        }
                      })
              .verified("report"),
          new ToldPlant(
                  "swapped-when-registered",
                  "another artifact is registered than the run made",
                  List.of(Code.ARTIFACT_SWAPPED),
                  () ->
                      new Release() {
                        @Override
                        void trained() {
                          falsify(ModelRegistered.class, it -> true, it -> it.setArtifact(OTHER));
                          super.trained();
                        }

                        @Override
                        void deployed() {
                          promotion.deployed(OTHER.getSha256(), it -> it);
                        }
                      })
              .verified("registration"),
          new ToldPlant(
                  "swapped-when-promoted",
                  "another artifact is promoted, told and run than the one registered",
                  List.of(Code.ARTIFACT_SWAPPED),
                  () ->
                      new Release() {
                        @Override
                        void secondApproval() {
                          falsify(ModelPromoted.class, it -> true, it -> it.setArtifact(OTHER));
                          falsify(
                              ChampionChanged.class,
                              it -> true,
                              it -> it.getChampion().setArtifact(OTHER));
                          super.secondApproval();
                        }

                        @Override
                        void deployed() {
                          promotion.deployed(OTHER.getSha256(), it -> it);
                        }
                      })
              .verified("promotion"),
          new ToldPlant(
                  "metrics-embellished",
                  "a version is registered with a better figure than its run told",
                  List.of(),
                  () ->
                      new Release() {
                        @Override
                        void trained() {
                          falsify(
                              ModelRegistered.class,
                              it -> true,
                              it -> it.setMetrics(Map.of("accuracy", 0.99)));
                          super.trained();
                        }
                      })
              .verified("registration"),
          new ToldPlant(
                  "run-missing",
                  "a version is registered of a run that nobody told of",
                  List.of(Code.VERSION_WITHOUT_RUN, Code.CAUSE_MISSING),
                  () ->
                      new Release() {
                        @Override
                        void trained() {
                          omit(ModelTrained.class, it -> true);
                          mark();
                          super.trained();
                        }
                      })
              .verified("registration"),
          new ToldPlant(
              "report-missing",
              "a promotion counts as deployed, and no deployment system has said so",
              List.of(Code.CAUSE_MISSING),
              () ->
                  new Release() {
                    @Override
                    void deployed() {
                      omit(DeploymentReported.class, it -> true);
                      mark();
                      super.deployed();
                    }
                  }));

  private PlantedDeployments() {}
}

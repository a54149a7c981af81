package io.modeltrail.audit.planted;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.audit.answers.check.Code;
import io.modeltrail.audit.story.StoryKey;
import io.modeltrail.audit.story.StoryModel;
import io.modeltrail.audit.story.StoryVotes.How;
import io.modeltrail.audit.story.Told;
import io.modeltrail.event.PromotionDecided;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// What can be wrong with who decides.
final class PlantedDecisions {

  static final List<ToldPlant> ALL =
      List.of(
          falsified(
                  "forged-decision",
                  "an approval is changed after the door has signed it",
                  Code.DECISION_FORGED,
                  release -> it -> it.setComment("added later"))
              .verified("approval"),
          falsified(
                  "unsigned-decision",
                  "an approval counts that the door has not signed",
                  Code.DECISION_UNATTESTED,
                  release -> it -> it.setAttestation(null))
              .verified("approval"),
          falsified(
                  "strangers-signature",
                  "an approval is signed with a key that nobody knows",
                  Code.DECISION_KEY_UNKNOWN,
                  release -> it -> it.setAttestation(new StoryKey().attest(it)))
              .verified("approval"),
          falsified(
                  "other-evidence",
                  "an approval is given upon other evidence than it counts for",
                  Code.EVIDENCE_OTHER,
                  release ->
                      it -> {
                        it.setEvidenceDigest(StoryModel.digest("something else"));
                        it.setAttestation(release.story().key.attest(it));
                      })
              .verified("approval"),
          falsified(
                  "other-step",
                  "an approval is given for another step than it counts for",
                  Code.EVIDENCE_OTHER,
                  release ->
                      it -> {
                        it.setExpectedStep(7);
                        it.setAttestation(release.story().key.attest(it));
                      })
              .verified("approval"),
          new ToldPlant(
                  "decision-missing",
                  "an approval counts of which no record is there",
                  List.of(Code.DECISION_MISSING, Code.CAUSE_MISSING),
                  () ->
                      new Release() {
                        @Override
                        void firstApproval() {
                          omit(PromotionDecided.class, it -> true);
                          mark();
                          super.firstApproval();
                        }
                      })
              .verified("approval"),
          second("requester-approves", "who asked approves", "dora", Code.SELF_APPROVAL)
              .verified("four eyes"),
          second("trainer-approves", "who started the training approves", "tom", Code.SELF_APPROVAL)
              .verified("four eyes"),
          second(
                  "developer-approves",
                  "a developer of the model approves",
                  "dan",
                  Code.SELF_APPROVAL)
              .verified("four eyes"),
          second(
                  "one-approves-twice",
                  "one person gives both approvals",
                  "mona",
                  Code.DECIDED_TWICE)
              .verified("four eyes"),
          new ToldPlant(
                  "role-not-held",
                  "somebody approves in a role that the token does not have",
                  List.of(Code.ROLE_NOT_HELD),
                  () ->
                      new Release() {
                        @Override
                        void secondApproval() {
                          mark();
                          promotion.approved("vera", "validator", How.ROLE_NOT_HELD);
                        }
                      })
              .verified("four eyes"),
          new ToldPlant(
                  "expired-approval",
                  "an approval counts that came when the promotion had expired",
                  List.of(Code.APPROVED_LATE),
                  () ->
                      new Release() {
                        @Override
                        void secondApproval() {
                          year().agenda().at(story().now().plus(Duration.ofDays(40)), this::late);
                        }

                        private void late() {
                          mark();
                          super.secondApproval();
                        }

                        @Override
                        void deployed() {}

                        @Override
                        void observed() {}
                      })
              .verified("approval"),
          new ToldPlant(
              "refused-forgery",
              "somebody writes an approval past the door, which is refused",
              List.of(Code.FORGERY_REFUSED),
              () ->
                  new Release() {
                    @Override
                    void firstApproval() {
                      mark();
                      setAside(this, promotion.said("mallory", "validator", How.UNSIGNED));
                      super.firstApproval();
                    }
                  }));

  private PlantedDecisions() {}

  private static ToldPlant falsified(
      String name,
      String what,
      Code code,
      java.util.function.Function<Release, Consumer<PromotionDecided>> change) {
    return new ToldPlant(
        name,
        what,
        List.of(code),
        () ->
            new Release() {
              @Override
              void firstApproval() {
                falsify(PromotionDecided.class, it -> true, change.apply(this));
                super.firstApproval();
              }
            });
  }

  private static ToldPlant second(String name, String what, String person, Code code) {
    return new ToldPlant(
        name,
        what,
        List.of(code),
        () ->
            new Release() {
              @Override
              void secondApproval() {
                mark();
                promotion.approved(person, "validator");
              }
            });
  }

  private static void setAside(Release release, Told<PromotionDecided> told) {
    var place = told.fact().entry().place();
    RecordHeaders why = new RecordHeaders();
    why.add("dead-letter-reason", "ATTESTATION_INVALID".getBytes(UTF_8));
    why.add("dead-letter-partition", Integer.toString(place.partition()).getBytes(UTF_8));
    why.add("dead-letter-offset", Long.toString(place.offset()).getBytes(UTF_8));
    release.story().tell("promotion.decided.dead-letter", release.model().name(), told.said(), why);
  }
}

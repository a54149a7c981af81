package io.modeltrail.audit.answers.keeping;

import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.tlog.checkpoint.Log;
import java.util.List;

/// How to check all of this without this service, and without believing it.
final class VerifyOffline implements Question {

  private static final Card CARD =
      Card.of(
              "verify-offline",
              "How do I verify all of it on a laptop, without network and without the vendor?")
          .askedBy("21 CFR 11.10", "ISO/IEC 42001 clause 7.5", "SOC 2 CC7.2")
          .cannotSay(
              "The key: who takes it from the same place as the proof checks nothing. Have it from a person.");

  private static final List<String> STEPS =
      List.of(
          "Keep the log's key from the day you meet it, from a person; GET /log shows it for comparison.",
          "Keep a checkpoint now and then (GET /log/checkpoint); with an old one, unaltered shows that nothing before it was changed.",
          "For one entry: GET /entries/{index} for its leaf and record, GET /entries/{index}/proof for the file that proves it; docs/audit-leaf.md says how hashes are computed, c2sp.org/tlog-proof how the proof is.",
          "For a version: its evidence bundle (GET /evidence/models/{model}/versions/{version}) holds entries, proofs and checkpoint; the verifier checks it without network.",
          "For all of it: any client of c2sp.org/tlog-tiles reads GET /log/tile and the entry bundles and computes the root.");

  record Said(String origin, List<String> keys, long size, String checkpoint, List<String> steps) {}

  private final Log log;

  VerifyOffline(Log log) {
    this.log = log;
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) {
    return new Said(
        log.origin(),
        log.keys().stream().map(Object::toString).toList(),
        asked.records().tree().size(),
        asked.records().tree().checkpoint().toString(),
        STEPS);
  }
}

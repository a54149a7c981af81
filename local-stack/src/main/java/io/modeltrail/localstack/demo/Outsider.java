package io.modeltrail.localstack.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.proof.LogProof;
import io.modeltrail.tlog.proof.LogProofVerdict;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.witness.Policy;
import java.time.Instant;

/// Somebody with an entry, a file and a key, who trusts no service of ours.
///
/// @param audit where the three come from
record Outsider(Api audit, Claims claims) {

  /// @param entry with its leaf
  void check(JsonNode entry) throws Exception {
    Policy policy =
        Policy.of(VerifierKey.parse(audit.get(Group.AUDITOR, "/log").path("verifierKey").asText()));
    String proof = entry.at("/entry/href").asText() + "/proof";
    String leaf = entry.path("leaf").asText();
    claims.equal(
        "the log's key and a small file prove that it is in the log, without the service",
        true,
        () -> proves(audit.text(Group.AUDITOR, proof), leaf, policy));
    claims.equal(
        "of an entry with a letter more they prove nothing",
        false,
        () -> proves(audit.text(Group.AUDITOR, proof), leaf + " ", policy));
  }

  private static boolean proves(String file, String leaf, Policy policy) throws MalformedException {
    return switch (LogProof.parse(file.getBytes(UTF_8))
        .verify(TreeHashing.leaf(leaf.getBytes(UTF_8)), policy, Instant.now())) {
      case LogProofVerdict.Verified verified -> true;
      case LogProofVerdict.Refused refused -> false;
    };
  }
}

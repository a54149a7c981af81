package io.modeltrail.promotion.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.governance.gate.Subject;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.wire.PlainJson;
import io.modeltrail.promotion.ladder.Description;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.generic.IndexedRecord;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/// What there is to see of a promotion before a decision: its last step with gates and approvals,
/// the version and the champion with what was found out about both, what was said of the model, and
/// the rules in force.
///
/// @param shown as JSON, as people see it
/// @param digest SHA-256 of it as RFC 8785 JSON, 64 lowercase hexadecimal digits
public record Evidence(ObjectNode shown, String digest) {

  private static final JsonMapper JSON = new JsonMapper();

  /// @param step the promotion's last
  /// @param champion what the environment runs; null: nothing
  public static Evidence of(
      PromotionChanged step,
      Subject version,
      @Nullable Subject champion,
      Description description,
      Rules rules) {
    ObjectNode shown = JSON.createObjectNode();
    shown.set("promotion", json(step));
    shown.set("version", subject(version));
    if (champion != null) {
      shown.set("champion", subject(champion));
    }
    ObjectNode model = shown.putObject("model");
    model.put("riskTier", description.riskTier().name());
    description.developers().forEach(model.putArray("developers")::add);
    ObjectNode governance = shown.putObject("governance");
    governance.put("revision", rules.revision());
    governance.put("digest", rules.digest());
    return new Evidence(shown, digest(shown));
  }

  private static ObjectNode subject(Subject subject) {
    ModelRegistered version = subject.version();
    ObjectNode node = (ObjectNode) json(version);
    node.put("artifactCheck", subject.artifactCheck().name());
    ArrayNode assessments = node.putArray("assessments");
    subject
        .assessments()
        .forEach(
            each ->
                assessments.add(((ObjectNode) json(each.told())).put("at", each.at().toString())));
    if (subject.more()) {
      node.put("moreAssessments", true);
    }
    return node;
  }

  private static JsonNode json(IndexedRecord record) {
    try {
      return JSON.readTree(PlainJson.write(record));
    } catch (IOException e) {
      throw new UncheckedIOException("What was just written cannot be read", e);
    }
  }

  private static String digest(ObjectNode shown) {
    try {
      byte[] canonical = new JsonCanonicalizer(JSON.writeValueAsBytes(shown)).getEncodedUTF8();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (IOException e) {
      throw new UncheckedIOException("What was just written cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}

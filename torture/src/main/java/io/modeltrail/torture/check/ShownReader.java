package io.modeltrail.torture.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.torture.check.Shown.Reign;
import io.modeltrail.torture.check.Shown.Version;
import io.modeltrail.torture.history.Ladder;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Asks the services what they have.
final class ShownReader {

  private static final int PAGE = 100;

  private final Address at;

  ShownReader(Address at) {
    this.at = at;
  }

  /// @param assessments to look for
  Shown read(Set<UUID> assessments) throws IOException {
    Map<String, Map<String, Version>> versions = new HashMap<>();
    for (String url : at.registry()) {
      versions.put(url, versions(new Web(url, at.auditor())));
    }
    Map<String, Map<String, Reign>> reigns = new HashMap<>();
    for (String url : at.promotion()) {
      reigns.put(url, reigns(new Web(url, at.auditor())));
    }
    return new Shown(versions, reigns, found(assessments), rejections());
  }

  private static Map<String, Version> versions(Web registry) throws IOException {
    Map<String, Version> versions = new HashMap<>();
    for (JsonNode each : registry.list("/versions", PAGE)) {
      versions.put(
          each.get("modelName").asText() + "/" + each.get("version").asInt(),
          new Version(
              each.at("/run/runId").asText(),
              each.at("/artifact/sha256").asText(),
              each.get("eventId").asText()));
    }
    return versions;
  }

  private static Map<String, Reign> reigns(Web promotion) throws IOException {
    Map<String, Reign> reigns = new HashMap<>();
    for (String environment : Ladder.ENVIRONMENTS) {
      for (JsonNode each : promotion.list("/environments/" + environment + "/champions", PAGE)) {
        reigns.put(
            environment + "/" + each.get("modelName").asText(),
            new Reign(
                each.path("version").asInt(),
                each.get("revision").asLong(),
                each.get("promotionId").asText()));
      }
    }
    return reigns;
  }

  private Set<String> found(Set<UUID> assessments) throws IOException {
    Set<String> found = new HashSet<>();
    if (!at.registry().isEmpty()) {
      Web registry = new Web(at.registry().getFirst(), at.auditor());
      for (UUID id : assessments) {
        if (registry.find("/assessments/" + id).isPresent()) {
          found.add(id.toString());
        }
      }
    }
    return found;
  }

  private Map<String, String> rejections() throws IOException {
    Map<String, String> rejections = new HashMap<>();
    for (String url : at.registry()) {
      for (JsonNode each : new Web(url, at.operator()).list("/rejections", PAGE)) {
        rejections.put(
            Seen.place(
                each.get("topic").asText(),
                each.get("partition").asInt(),
                each.get("offset").asLong()),
            each.get("code").asText());
      }
    }
    return rejections;
  }
}

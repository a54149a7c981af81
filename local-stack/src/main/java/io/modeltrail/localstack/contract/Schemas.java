package io.modeltrail.localstack.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modeltrail.avro.Contract;
import io.modeltrail.avro.Contract.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Registers the contract's schemas with an Apicurio Registry, through its own interface (v3): the
/// Confluent one has no rule on validity.
public final class Schemas {

  private static final Map<String, String> RULES =
      Map.of("VALIDITY", "FULL", "COMPATIBILITY", "FULL_TRANSITIVE");
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI artifacts;

  /// @param url the schema registry's address without a path
  public Schemas(String url) {
    if (!url.matches("https?://.+")) {
      throw new IllegalArgumentException("Not the address of a schema registry: " + url);
    }
    this.artifacts =
        URI.create(url.replaceAll("/+$", "") + "/apis/registry/v3/groups/default/artifacts");
  }

  /// A registered schema.
  ///
  /// @param subject `<topic>-value`
  /// @param version as the schema registry counts
  /// @param contentId what stands in front of each record
  public record Registered(String subject, String version, long contentId) {}

  /// Registers every schema under its topic's subject, with its rules, for the default
  /// environments. A schema that is there already makes no second version.
  ///
  /// @param prefix what the topics' names begin with; empty for none
  /// @throws IllegalStateException if the schema registry refuses one, with its reason
  public List<Registered> register(String prefix) {
    return register(prefix, Contract.topics(DefaultEnvironments.NAMES));
  }

  /// Registers the schemas of these topics.
  ///
  /// @throws IllegalStateException if the schema registry refuses one, with its reason
  public List<Registered> register(String prefix, Collection<Topic> topics) {
    return topics.stream()
        .filter(topic -> !topic.isText())
        .map(topic -> register(prefix + topic.name() + "-value", topic.schemaText()))
        .toList();
  }

  /// Registers one schema with its rules.
  public Registered register(String subject, String schemaText) {
    var content = Map.of("content", schemaText, "contentType", "application/json");
    var artifact =
        Map.of(
            "artifactId",
            subject,
            "artifactType",
            "AVRO",
            "firstVersion",
            Map.of("content", content));
    var target = URI.create(artifacts + "?ifExists=FIND_OR_CREATE_VERSION");
    var answer = send("POST", target, artifact);
    refuse(answer, "the schema of " + subject);
    RULES.forEach((rule, config) -> setRule(subject, rule, config));
    return registered(subject, answer.body());
  }

  private void setRule(String subject, String rule, String config) {
    var body = Map.of("ruleType", rule, "config", config);
    var rules = artifacts + "/" + subject + "/rules";
    var answer = send("POST", URI.create(rules), body);
    if (answer.statusCode() == 409) { // It has the rule already, perhaps with other words.
      answer = send("PUT", URI.create(rules + "/" + rule), body);
    }
    refuse(answer, "the rule " + rule + " of " + subject);
  }

  private HttpResponse<String> send(String method, URI target, Map<String, ?> body) {
    try {
      var request =
          HttpRequest.newBuilder(target)
              .timeout(Duration.ofSeconds(30))
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build();
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("No schema registry answers at " + target, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while schemas were registered", e);
    }
  }

  private static void refuse(HttpResponse<String> answer, String what) {
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "The schema registry refuses %s (%d): %s"
              .formatted(what, answer.statusCode(), answer.body()));
    }
  }

  private static Registered registered(String subject, String body) {
    try {
      var version = JSON.readTree(body).required("version");
      return new Registered(
          subject, version.required("version").asText(), version.required("contentId").asLong());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The schema registry answers in an unknown form", e);
    }
  }
}

package io.modeltrail.messaging.wire;

import static java.net.http.HttpClient.Version.HTTP_1_1;
import static java.net.http.HttpResponse.BodyHandlers.ofString;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/// The schema registry, through the Confluent API that Apicurio and Confluent both serve. What an
/// id or a subject's schema means never changes, so answers are kept for good; a "no" is not kept.
///
/// Safe for use by several threads.
public final class SchemaRegistry {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Past this many ids the cache is emptied: far more than an installation has schema versions.
  private static final int CACHED_MAX = 10_000;

  private final URI url;
  private final HttpClient http;
  private final Map<Integer, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> ids = new ConcurrentHashMap<>();

  /// What the schema registry says of an id.
  public sealed interface Answer {
    record Known(Schema schema) implements Answer {}

    record NotAvro(String detail) implements Answer {}

    record Unknown() implements Answer {}
  }

  /// @param url of the Confluent API, as `http://host:8080/apis/ccompat/v7`
  public SchemaRegistry(URI url) {
    this.url = url;
    // Asking for HTTP/2 first would be an upgrade on each connection, for nothing.
    this.http = HttpClient.newBuilder().version(HTTP_1_1).connectTimeout(TIMEOUT).build();
  }

  /// The schema that a record's five first bytes name.
  ///
  /// @throws CannotTellNow if the schema registry is away or answers anything but yes or no
  public Answer schema(int id) {
    Answer known = answers.get(id);
    if (known != null) {
      return known;
    }
    HttpResponse<String> response = send(request("/schemas/ids/" + id).GET().build());
    return switch (response.statusCode()) {
      case 200 -> keep(id, parse(response.body()));
      case 404 -> new Answer.Unknown();
      default -> throw unexpected(response);
    };
  }

  /// The id under which a subject holds a schema.
  ///
  /// @param schemaText as it was registered, from the `.avsc` file
  /// @throws CannotTellNow if the schema registry is away or does not hold the schema (yet)
  public int id(String subject, String schemaText) {
    Integer known = ids.get(subject);
    if (known != null) {
      return known;
    }
    int id = lookUp(subject, schemaText);
    ids.put(subject, id);
    return id;
  }

  /// Asks anew whether the schema registry holds a schema of ours. One that has lost its content,
  /// or is another one, answers "unknown" for every id: its word is then worth nothing.
  ///
  /// @throws CannotTellNow if it does not
  public void confirmKnows(String subject, String schemaText) {
    lookUp(subject, schemaText);
  }

  private int lookUp(String subject, String schemaText) {
    String body = JSON.createObjectNode().put("schema", schemaText).toString();
    HttpResponse<String> response =
        send(
            request("/subjects/" + subject)
                .header("Content-Type", MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    return switch (response.statusCode()) {
      case 200 -> json(response.body()).path("id").asInt();
      case 404 ->
          throw new CannotTellNow(
              "the schema registry at %s does not hold our schema for %s; register it with ./modeltrail schemas --url <schema registry>, for an environment's topic with --environments"
                  .formatted(url, subject));
      default -> throw unexpected(response);
    };
  }

  private Answer keep(int id, Answer answer) {
    if (answers.size() >= CACHED_MAX) {
      answers.clear();
    }
    answers.put(id, answer);
    return answer;
  }

  private Answer parse(String body) {
    JsonNode answer = json(body);
    String type = answer.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      return new Answer.NotAvro("its schema is of type " + type + ", Avro is expected");
    }
    try {
      return new Answer.Known(new Schema.Parser().parse(answer.path("schema").asText()));
    } catch (SchemaParseException e) {
      return new Answer.NotAvro("its schema is not Avro: " + e.getMessage());
    } catch (AvroRuntimeException e) {
      return new Answer.NotAvro("its schema cannot be used: " + e.getMessage());
    }
  }

  private JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new CannotTellNow("the schema registry at " + url + " does not answer JSON", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(TIMEOUT)
        .header("Accept", MEDIA_TYPE + ", application/json");
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, ofString());
    } catch (IOException e) {
      throw new CannotTellNow("the schema registry at " + url + " is away", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotTellNow("interrupted while asking the schema registry", e);
    }
  }

  private CannotTellNow unexpected(HttpResponse<String> response) {
    return new CannotTellNow(
        "the schema registry at %s answers %d".formatted(url, response.statusCode()));
  }
}

package io.modeltrail.promotion.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.service.testing.Callers;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A client of server-sent events, as a browser is one: it keeps the last id also of what has no
/// data.
final class EventStream implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  record Event(String id, JsonNode content) {
    String eventId() {
      return content.path("id").asText();
    }

    String model() {
      return content.path("data").path("modelName").asText();
    }

    int version() {
      return content.path("data").path("version").asInt();
    }
  }

  final List<Event> events = new CopyOnWriteArrayList<>();
  final AtomicInteger comments = new AtomicInteger();
  final int status;
  final String retryAfter;
  volatile String lastId = "";
  volatile boolean ended;
  private final HttpURLConnection connection;

  /// @param lastEventId null: none
  EventStream(String path, String lastEventId) {
    try {
      URI uri = URI.create("http://localhost:" + RestAssured.port + path);
      connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setRequestProperty("Authorization", "Bearer " + Callers.token("deployer"));
      if (lastEventId != null) {
        connection.setRequestProperty("Last-Event-ID", lastEventId);
      }
      status = connection.getResponseCode();
      retryAfter = connection.getHeaderField("Retry-After");
      if (status == 200) {
        InputStream in = connection.getInputStream();
        Thread.ofPlatform().daemon().start(() -> read(in));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(InputStream in) {
    StringBuilder data = new StringBuilder();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(":")) {
          comments.incrementAndGet();
        } else if (line.startsWith("id:")) {
          lastId = line.substring(3).strip();
        } else if (line.startsWith("data:")) {
          data.append(line.substring(5));
        } else if (line.isEmpty() && !data.isEmpty()) {
          events.add(new Event(lastId, JSON.readTree(data.toString())));
          data.setLength(0);
        }
      }
    } catch (IOException e) {
      // closed on one side or the other
    }
    ended = true;
  }

  List<String> told() {
    return events.stream().map(each -> each.model() + " " + each.version()).toList();
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}

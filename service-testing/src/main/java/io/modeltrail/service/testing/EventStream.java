package io.modeltrail.service.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
public final class EventStream implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  public record Event(String id, JsonNode content) {}

  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger comments = new AtomicInteger();
  private final int status;
  private final String retryAfter;
  private final HttpURLConnection connection;
  private volatile String lastId = "";
  private volatile boolean ended;

  /// @param lastEventId null: none
  public EventStream(String group, String path, String lastEventId) {
    try {
      URI uri = URI.create("http://localhost:" + RestAssured.port + path);
      connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setRequestProperty("Authorization", "Bearer " + Callers.token(group));
      connection.setRequestProperty("Accept", "text/event-stream");
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

  public int status() {
    return status;
  }

  /// The header `Retry-After`; null if there is none.
  public String retryAfter() {
    return retryAfter;
  }

  /// Those that came, in order.
  public List<Event> events() {
    return events;
  }

  public int comments() {
    return comments.get();
  }

  public String lastId() {
    return lastId;
  }

  public boolean ended() {
    return ended;
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}

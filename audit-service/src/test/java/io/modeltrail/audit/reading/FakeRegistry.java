package io.modeltrail.audit.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modeltrail.messaging.wire.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/// As much of a schema registry as answers the reader's questions, with whatever schemas a test
/// likes.
final class FakeRegistry implements AutoCloseable {

  private final HttpServer server;
  private final Map<Integer, Schema> schemas = new HashMap<>();
  int status = 200;
  boolean knowsOurs = true;

  FakeRegistry() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/schemas/ids/", this::schema);
    server.createContext(
        "/subjects/", exchange -> answer(exchange, knowsOurs ? 200 : 404, "{\"id\":1}"));
    server.start();
  }

  SchemaRegistry client() {
    return new SchemaRegistry(URI.create("http://localhost:" + server.getAddress().getPort()));
  }

  RecordReader reader() {
    return new RecordReader(client(), new RecordReader.Known("ours-value", "\"string\""));
  }

  /// A datum in the wire format, its schema known under an id.
  byte[] encoded(Object datum, Schema schema) {
    int id = 100 + schemas.size();
    schemas.put(id, schema);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.writeBytes(ByteBuffer.allocate(4).putInt(id).array());
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      new GenericDatumWriter<>(schema).write(datum, encoder);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private void schema(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Schema schema = schemas.get(Integer.valueOf(path.substring(path.lastIndexOf('/') + 1)));
    if (status != 200 || schema == null) {
      answer(exchange, status == 200 ? 404 : status, "{}");
      return;
    }
    String body = new ObjectMapper().createObjectNode().put("schema", schema.toString()).toString();
    answer(exchange, 200, body);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

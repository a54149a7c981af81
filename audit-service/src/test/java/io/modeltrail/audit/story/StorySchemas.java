package io.modeltrail.audit.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modeltrail.audit.reading.RecordReader;
import io.modeltrail.avro.Contract;
import io.modeltrail.messaging.wire.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/// A schema registry that knows the contract's schemas and nothing else.
public final class StorySchemas implements AutoCloseable {

  /// What a reader of records asks for, to believe its no.
  public static final String SUBJECT = "audit.entry-value";

  private static final List<Contract.Topic> TOPICS =
      Contract.topics().stream().filter(topic -> !topic.isText()).toList();

  private final HttpServer server;

  public StorySchemas() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/schemas/ids/", StorySchemas::schema);
    server.createContext("/subjects/", exchange -> answer(exchange, 200, "{\"id\":1}"));
    server.start();
  }

  public SchemaRegistry client() {
    return new SchemaRegistry(URI.create("http://localhost:" + server.getAddress().getPort()));
  }

  public RecordReader reader() {
    return new RecordReader(
        client(), new RecordReader.Known(SUBJECT, Contract.topic("audit.entry").schemaText()));
  }

  /// A record in the wire format.
  public static byte[] encode(SpecificRecord record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id(record)).array());
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      new SpecificDatumWriter<SpecificRecord>(record.getSchema()).write(record, encoder);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int id(SpecificRecord record) {
    String file = record.getSchema().getName() + ".avsc";
    for (int i = 0; i < TOPICS.size(); i++) {
      if (TOPICS.get(i).schemaFile().equals(file)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("not of the contract: " + file);
  }

  private static void schema(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    if (id < 1 || id > TOPICS.size()) {
      answer(exchange, 404, "{}");
      return;
    }
    answer(
        exchange,
        200,
        new ObjectMapper()
            .createObjectNode()
            .put("schema", TOPICS.get(id - 1).schemaText())
            .toString());
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

package io.modeltrail.benchmarks.pure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.modeltrail.avro.Contract;
import io.modeltrail.benchmarks.Workload;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.wire.Decoded;
import io.modeltrail.messaging.wire.Decoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.messaging.wire.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// A `ModelTrained` of about 1 KB, from a record's bytes to content with its digest. The schema
/// registry is asked once, before.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Decoding {

  private static final String TOPIC = "model.trained";
  private static final byte[] KEY = "model-0".getBytes(UTF_8);

  private final HttpServer registry;
  private final Decoder<ModelTrained> decoder;
  private final byte[] avro;

  public Decoding() {
    String schema = Contract.topic(TOPIC).schemaText();
    registry = answering(Map.of("schema", schema, "id", 1));
    String url = "http://127.0.0.1:" + registry.getAddress().getPort();
    decoder =
        new Decoder<>(
            new Source<>(
                TOPIC,
                ModelTrained.class,
                schema,
                event ->
                    new Source.Identity(
                        event.getEventId(), event.getModelName(), event.getWorkspace())),
            TOPIC + "-value",
            new SchemaRegistry(URI.create(url)));
    avro = new Workload(url).event(0).value();
  }

  private static HttpServer answering(Map<String, ?> all) {
    try {
      byte[] answer = new ObjectMapper().writeValueAsBytes(all);
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Setup
  public void check() {
    decoder.beginBatch();
    if (avro() instanceof Decoded.Bad bad) {
      throw new IllegalStateException("what is measured is wrong: " + bad);
    }
  }

  @TearDown
  public void stop() {
    registry.stop(0);
  }

  @Benchmark
  public Decoded avro() {
    return decoder.decode(KEY, avro);
  }
}

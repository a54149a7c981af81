package io.modeltrail.localstack.parts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// An Apicurio Registry that keeps its schemas, and thus their ids, in a database of PostgreSQL.
public final class SchemaRegistry extends Part {

  /// The database it needs; create it before the start.
  public static final String DATABASE = "schema_registry";

  private final Path program;
  private final Path folder;
  private final Postgres postgres;
  private final int port;
  private final int managementPort;
  private final HttpClient http = HttpClient.newHttpClient();

  public SchemaRegistry(Checkout checkout, StackFolder folder, Postgres postgres, PartPorts ports) {
    super("schema-registry", folder);
    this.program = checkout.schemaRegistry();
    this.folder = folder.data().resolve("schema-registry");
    this.postgres = postgres;
    this.port = ports.schemaRegistry();
    this.managementPort = ports.schemaRegistryManagement();
  }

  /// Its address without a path: `http://127.0.0.1:port`.
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  protected ProcessHandle launch() {
    var arguments =
        List.of(
            "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", program.toString());
    return new JavaProgram(arguments, environment(), folder).launch(log()).toHandle();
  }

  @Override
  protected void probe() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url() + "/apis/registry/v3/groups?limit=1"))
            .timeout(Duration.ofSeconds(5))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("it answers " + answer.statusCode());
    }
  }

  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
        Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort)),
        Map.entry("APICURIO_STORAGE_KIND", "sql"),
        Map.entry("APICURIO_STORAGE_SQL_KIND", "postgresql"),
        Map.entry("APICURIO_DATASOURCE_URL", postgres.jdbcUrl(DATABASE)),
        Map.entry("APICURIO_DATASOURCE_USERNAME", postgres.user()),
        Map.entry("APICURIO_DATASOURCE_PASSWORD", postgres.password()),
        // 20 connections by default, all opened at the start.
        Map.entry("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1"),
        Map.entry("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1"),
        Map.entry("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10"));
  }
}

package io.modeltrail.localstack.parts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// An Apicurio Registry that keeps its schemas, and thus their ids, in a database of PostgreSQL.
public final class SchemaRegistry extends Part {

  /// The database it needs; create it before the start.
  public static final String DATABASE = "schema_registry";

  static final String NAME = "schema-registry";

  /// Where it keeps its schemas, wherever it runs.
  private static final Map<String, String> STORAGE =
      Map.of(
          "APICURIO_STORAGE_KIND", "sql",
          "APICURIO_STORAGE_SQL_KIND", "postgresql",
          // 20 connections by default, all opened at the start.
          "APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1",
          "APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1",
          "APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10");

  private final Program program;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  SchemaRegistry(StackFolder folder, PartPorts ports, Program program) {
    super(NAME, folder);
    this.program = program;
    this.port = ports.schemaRegistry();
  }

  /// What the program is told by the variables that it is started with.
  ///
  /// @param jdbcUrl its database, as seen from where it runs
  static Map<String, String> environment(String jdbcUrl, String user, String password) {
    var variables = new HashMap<>(STORAGE);
    variables.put("APICURIO_DATASOURCE_URL", jdbcUrl);
    variables.put("APICURIO_DATASOURCE_USERNAME", user);
    variables.put("APICURIO_DATASOURCE_PASSWORD", password);
    return variables;
  }

  /// Its address without a path: `http://127.0.0.1:port`.
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  protected Running launch() {
    return program.launch(log());
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
}

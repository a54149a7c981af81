package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.parts.JavaProgram;
import io.modeltrail.localstack.parts.Part;
import io.modeltrail.localstack.parts.Running;
import io.modeltrail.localstack.parts.StackFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An instance of a service of ours, as it was built.
public final class ServiceProcess extends Part {

  /// How the JVM of a service is set. Almost all that a loop allocates is gone with its batch: the
  /// more room there is for what is young, the less often what is alive is copied.
  static final List<String> JVM = List.of("-Xmx192m", "-Xmn116m", "-XX:+UseParallelGC");

  private final Service service;
  private final Path built;
  private final Path folder;
  private final Map<String, String> environment;
  private final String url;
  private final HttpClient http = HttpClient.newHttpClient();

  /// @param name that no other part of the stack has
  /// @param built the `quarkus-app` that it runs
  /// @param environment all that it is told: its address, the parts, whom to trust
  ServiceProcess(
      String name,
      Service service,
      Path built,
      StackFolder folder,
      Map<String, String> environment) {
    super(name, folder);
    this.service = service;
    this.built = built;
    this.folder = folder.data().resolve(name);
    this.environment = environment;
    this.url = "http://127.0.0.1:" + environment.get("QUARKUS_HTTP_PORT");
  }

  public Service service() {
    return service;
  }

  /// Its address, without a path.
  public String url() {
    return url;
  }

  /// Where it runs.
  Path folder() {
    return folder;
  }

  private Path copy() {
    return folder.resolve("app");
  }

  /// What it runs.
  Path jar() {
    return copy().resolve("quarkus-run.jar");
  }

  @Override
  protected Running launch() {
    if (!Files.exists(built)) {
      throw new IllegalStateException(built + " is missing: build the module " + service.module());
    }
    // A copy, lest the next build pull it from under the running service.
    try {
      AotCache.copy(built, copy());
    } catch (IOException e) {
      throw failed("could not be copied from " + built, e);
    }
    var arguments = new ArrayList<>(JVM);
    arguments.addAll(AotCache.options(built, environment));
    arguments.addAll(List.of("-jar", jar().toString()));
    return process(new JavaProgram(arguments, environment, folder).launch(log()));
  }

  @Override
  protected void probe() throws Exception {
    var health = URI.create(url + "/q/health/ready");
    var request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("its health is " + answer.body());
    }
  }
}

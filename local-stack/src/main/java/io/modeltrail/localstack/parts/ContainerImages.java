package io.modeltrail.localstack.parts;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;
import org.testcontainers.utility.TestcontainersConfiguration;

/// The images that the parts run from. Another one is named by a system property, such as
/// `-Dmodeltrail.image.kafka=…`, or under the same name in `testcontainers.properties`.
enum ContainerImages {
  KAFKA("apache/kafka:4.1.2"),
  POSTGRES("postgres:18"),
  SCHEMA_REGISTRY("apicurio/apicurio-registry:3.3.3");

  private static final int PULL_MINUTES = 10;

  private final String standard;

  ContainerImages(String standard) {
    this.standard = standard;
  }

  /// Makes the engine have them all.
  ///
  /// @throws RuntimeException if there is no engine, or one cannot be pulled: at once, while
  ///   Testcontainers would try again for two minutes
  static void provide() {
    var client = DockerClientFactory.instance().client();
    for (var image : values()) {
      image.provide(client);
    }
  }

  DockerImageName image() {
    var property = "modeltrail.image." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    var named = System.getProperty(property);
    return DockerImageName.parse(
        named == null
            ? TestcontainersConfiguration.getInstance().getEnvVarOrProperty(property, standard)
            : named);
  }

  private void provide(DockerClient client) {
    var name = ImageNameSubstitutor.instance().apply(image()).asCanonicalNameString();
    if (isThere(client, name)) {
      return;
    }
    try (var pulled = new ResultCallback.Adapter<PullResponseItem>()) {
      client.pullImageCmd(name).exec(pulled);
      pulled.awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the image " + name + " was pulled", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // How a pull has failed, each engine says in its own way.
    if (!isThere(client, name)) {
      throw new IllegalStateException("The image " + name + " is not here and was not pulled");
    }
  }

  private static boolean isThere(DockerClient client, String name) {
    try {
      client.inspectImageCmd(name).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }
}

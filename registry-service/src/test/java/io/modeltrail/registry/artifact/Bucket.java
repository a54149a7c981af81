package io.modeltrail.registry.artifact;

import io.modeltrail.registry.artifact.store.S3Server;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A server that speaks S3 under the service, which keeps its artifacts there.
public final class Bucket implements QuarkusTestResourceLifecycleManager {

  private S3Server server;

  /// The server, in a test.
  @Retention(RetentionPolicy.RUNTIME)
  @interface Beneath {}

  @Override
  public Map<String, String> start() {
    try {
      server = S3Server.start(Files.createTempDirectory(Path.of("target"), "s3-service"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "modeltrail.artifacts.store",
        "s3",
        "modeltrail.artifacts.s3.bucket",
        S3Server.BUCKET,
        "modeltrail.artifacts.s3.prefix",
        "modeltrail/",
        "modeltrail.artifacts.s3.endpoint",
        server.endpoint().toString(),
        "modeltrail.artifacts.s3.path-style",
        "true",
        "modeltrail.artifacts.s3.access-key",
        S3Server.ACCESS_KEY,
        "modeltrail.artifacts.s3.secret-key",
        S3Server.SECRET_KEY,
        "modeltrail.artifacts.s3.part-bytes",
        "5M",
        "modeltrail.artifact-checks.buckets",
        S3Server.BUCKET);
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(
        server, new TestInjector.AnnotatedAndMatchesType(Beneath.class, S3Server.class));
  }

  @Override
  public void stop() {
    if (server != null) {
      server.close();
    }
  }
}

package io.modeltrail.registry.artifact.store;

import io.modeltrail.localstack.parts.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// A real server that speaks S3, over a folder: S3Proxy, in a process of its own. The build lays
/// its program beside the tests.
public final class S3Server implements AutoCloseable {

  public static final String BUCKET = "models";
  public static final String ACCESS_KEY = "key";
  public static final String SECRET_KEY = "secret";

  private static final String SETTINGS = "s3proxy.conf";
  private static final Path PROGRAM = Path.of("target", "s3-server", "s3proxy.jar");

  private final Path folder;
  private final URI endpoint;
  private Process process;

  private S3Server(Path folder, URI endpoint) throws IOException {
    this.folder = folder;
    this.endpoint = endpoint;
    comeBack();
  }

  /// @param folder for its objects, settings and log
  public static S3Server start(Path folder) throws IOException {
    int port = FreePorts.find(1).getFirst();
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    Path objects = Files.createDirectories(folder.resolve("objects").toAbsolutePath());
    Files.createDirectories(objects.resolve(BUCKET));
    Files.writeString(
        folder.resolve(SETTINGS),
        """
            s3proxy.endpoint=%s
            s3proxy.authorization=aws-v2-or-v4
            s3proxy.identity=%s
            s3proxy.credential=%s
            jclouds.provider=filesystem-nio2
            jclouds.filesystem.basedir=%s
            """
            .formatted(endpoint, ACCESS_KEY, SECRET_KEY, objects));
    return new S3Server(folder, endpoint);
  }

  /// Starts it again, on what it had.
  public void comeBack() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-jar",
                PROGRAM.toString(),
                "--properties",
                folder.resolve(SETTINGS).toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3proxy.log").toFile())
            .start();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .untilAsserted(
            () -> new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort()).close());
  }

  /// Stops it; it keeps what it has.
  public void goAway() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public URI endpoint() {
    return endpoint;
  }

  public S3Client client() {
    return S3Client.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .region(Region.US_EAST_1)
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
        .build();
  }

  @Override
  public void close() {
    process.destroy();
  }
}

package io.modeltrail.localstack.parts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The container engine of this machine, if it has one: asked in milliseconds, before
/// Testcontainers is, which takes its time to find out that there is none.
///
/// @param addresses where it may listen: what `DOCKER_HOST` says, else the usual sockets
/// @param patience how long each of them has to answer
record ContainerEngine(List<SocketAddress> addresses, Duration patience) {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|\\[::1]");
  private static final byte[] PING =
      "GET /_ping HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII);

  static ContainerEngine ofThisMachine() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /// An engine on another machine is none: the parts' ports would be there, not here.
  static ContainerEngine of(Map<String, String> environment, Path home) {
    var named = environment.get("DOCKER_HOST");
    if (named != null && !named.isBlank()) {
      var address = address(URI.create(named.strip()));
      return new ContainerEngine(address == null ? List.of() : List.of(address), PATIENCE);
    }
    var runtime = environment.get("XDG_RUNTIME_DIR");
    var sockets =
        Stream.of(
            Path.of("/var/run/docker.sock"),
            runtime == null ? null : Path.of(runtime, "docker.sock"),
            home.resolve(".docker/run/docker.sock"),
            home.resolve(".docker/desktop/docker.sock"));
    return new ContainerEngine(
        sockets
            .flatMap(Stream::ofNullable)
            .filter(Files::exists)
            .<SocketAddress>map(UnixDomainSocketAddress::of)
            .toList(),
        PATIENCE);
  }

  boolean answers() {
    return addresses.stream().anyMatch(this::answers);
  }

  private static @Nullable SocketAddress address(URI host) {
    if ("unix".equals(host.getScheme())) {
      return UnixDomainSocketAddress.of(host.getPath());
    }
    var isHere = host.getHost() != null && LOOPBACK.matcher(host.getHost()).matches();
    return isHere ? new InetSocketAddress(host.getHost(), host.getPort()) : null;
  }

  private boolean answers(SocketAddress address) {
    return CompletableFuture.supplyAsync(() -> pong(address), Thread::startVirtualThread)
        .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private static boolean pong(SocketAddress address) {
    var isUnix = address instanceof UnixDomainSocketAddress;
    var family = isUnix ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET;
    try (var channel = SocketChannel.open(family)) {
      channel.connect(address);
      channel.write(ByteBuffer.wrap(PING));
      var answer = ByteBuffer.allocate("HTTP/1.x 200".length());
      while (answer.hasRemaining() && channel.read(answer) >= 0) {
        // reads on
      }
      return new String(answer.array(), US_ASCII).matches("HTTP/1\\.[01] 200");
    } catch (IOException e) {
      return false;
    }
  }
}

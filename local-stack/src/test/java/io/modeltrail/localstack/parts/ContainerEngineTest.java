package io.modeltrail.localstack.parts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerEngineTest {

  @TempDir private Path folder;

  @Test
  void a_socket_that_answers_the_ping_is_an_engine() throws IOException {
    try (var server = listen()) {
      answer(server, "HTTP/1.1 200 OK\r\n\r\nOK");

      assertThat(engine("unix://" + socket()).answers()).isTrue();
    }
  }

  @Test
  void a_socket_that_answers_with_an_error_is_none() throws IOException {
    try (var server = listen()) {
      answer(server, "HTTP/1.1 500 Internal Server Error\r\n\r\n");

      assertThat(engine("unix://" + socket()).answers()).isFalse();
    }
  }

  @Test
  void a_socket_that_nobody_listens_on_is_none() throws IOException {
    listen().close();

    assertThat(engine("unix://" + socket()).answers()).isFalse();
  }

  @Test
  void one_that_does_not_answer_is_not_waited_for() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var engine =
          new ContainerEngine(List.of(silent.getLocalSocketAddress()), Duration.ofMillis(50));

      assertThat(engine.answers()).isFalse();
    }
  }

  @Test
  void an_engine_may_listen_on_a_port_of_this_machine() {
    assertThat(engine("tcp://localhost:2375").addresses()).hasSize(1);
    assertThat(engine("tcp://127.0.0.1:2375").addresses()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tcp://docker:2375", "ssh://build@example.org", "npipe:////./pipe/docker"})
  void an_engine_elsewhere_is_none(String host) {
    assertThat(engine(host).addresses()).isEmpty();
  }

  private ContainerEngine engine(String host) {
    return ContainerEngine.of(Map.of("DOCKER_HOST", host), folder);
  }

  private Path socket() {
    return folder.resolve("s");
  }

  private ServerSocketChannel listen() throws IOException {
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    return server.bind(UnixDomainSocketAddress.of(socket()));
  }

  private static void answer(ServerSocketChannel server, String text) {
    Thread.startVirtualThread(
        () -> {
          try (var client = server.accept()) {
            client.read(ByteBuffer.allocate(1024));
            client.write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}

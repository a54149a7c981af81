package io.modeltrail.torture.arena;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProxyTest {

  @Test
  void the_server_gets_the_commit_and_the_client_never_its_answer() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Proxy proxy = Proxy.before(server.getLocalPort())) {
      CompletableFuture<String> got = CompletableFuture.supplyAsync(() -> serve(server));
      proxy.cutEvery(2);
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
        assertThat(ask(client, "INSERT")).isEqualTo("INSERT");
        assertThat(ask(client, "COMMIT")).isEqualTo("COMMIT");
        assertThat(ask(client, "COMMIT")).isEmpty();
      }
      assertThat(got.get(5, TimeUnit.SECONDS)).isEqualTo("INSERTCOMMITCOMMIT");
      assertThat(proxy.cut()).isEqualTo(1);
    }
  }

  /// The server says what it has done.
  ///
  /// @return nothing, if the connection ends
  private static String ask(Socket client, String what) {
    byte[] answer = new byte[6];
    try {
      client.getOutputStream().write(what.getBytes(US_ASCII));
      int read = client.getInputStream().readNBytes(answer, 0, answer.length);
      return new String(answer, 0, read, US_ASCII);
    } catch (IOException e) {
      return "";
    }
  }

  private static String serve(ServerSocket server) {
    StringBuilder got = new StringBuilder();
    try (Socket client = server.accept()) {
      byte[] buffer = new byte[6];
      while (client.getInputStream().readNBytes(buffer, 0, 6) == 6) {
        got.append(new String(buffer, US_ASCII));
        client.getOutputStream().write(buffer);
      }
    } catch (IOException e) {
      // the proxy is gone
    }
    return got.toString();
  }
}

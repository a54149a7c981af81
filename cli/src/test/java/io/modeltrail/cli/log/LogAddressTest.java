package io.modeltrail.cli.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.cli.CannotTellException;
import io.modeltrail.tlog.tile.DamagedLogException;
import io.modeltrail.tlog.tile.EntryBundleId;
import io.modeltrail.tlog.tile.HashTileId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogAddressTest {

  @TempDir Path folder;

  @Test
  void what_fails_for_a_moment_is_asked_for_again() throws Exception {
    new GeneratedLog(folder).grow(3);
    try (ServedLog served = new ServedLog(folder)) {
      served.failures.set(2);
      assertThat(served.address(null).checkpoint()).isPresent();
      assertThat(served.asked).hasSize(3);

      served.failures.set(10);
      assertThatThrownBy(() -> served.address(null).checkpoint())
          .isInstanceOf(IOException.class)
          .hasMessageEndingWith("answers with the status 503");
    }
  }

  @Test
  void the_token_is_shown_for_entries_only_and_no_redirect_is_followed() throws Exception {
    new GeneratedLog(folder).grow(3);
    try (ServedLog served = new ServedLog(folder)) {
      LogAddress address = served.address(ServedLog.TOKEN);
      address.checkpoint();
      address.read(new HashTileId(0, 0, 3));
      address.read(new EntryBundleId(0, 3));
      assertThat(served.asked)
          .containsExactly(
              "/checkpoint", "/tile/0/000.p/3", "/tile/entries/000.p/3 with Bearer auditor");

      served.failure = 302;
      served.failures.set(10);
      assertThatThrownBy(() -> address.read(new EntryBundleId(0, 3)))
          .hasMessageEndingWith("answers with the status 302");
    }
  }

  @Test
  void what_is_longer_than_it_can_be_is_not_read() throws Exception {
    new GeneratedLog(folder).grow(3);
    Files.write(folder.resolve("tile/0/000.p/3"), new byte[100_000]);
    try (ServedLog served = new ServedLog(folder)) {
      assertThatThrownBy(() -> served.address(null).read(new HashTileId(0, 0, 3)))
          .isInstanceOf(DamagedLogException.class)
          .hasMessageContaining("more than 8192 bytes");
    }
  }

  @Test
  @Timeout(30)
  void who_begins_to_answer_and_does_not_end_is_not_waited_for() throws Exception {
    byte[] head =
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegin".getBytes(StandardCharsets.US_ASCII);
    // Whatever nobody holds is closed by the garbage collector.
    List<Socket> open = new CopyOnWriteArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread answering =
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (true) {
                      try {
                        Socket socket = server.accept();
                        open.add(socket);
                        OutputStream out = socket.getOutputStream();
                        out.write(head);
                        out.flush();
                      } catch (IOException e) {
                        return;
                      }
                    }
                  });
      LogAddress address =
          LogAddress.of(
              "http://127.0.0.1:" + server.getLocalPort() + "/log", null, Duration.ofMillis(300));

      assertThatThrownBy(address::checkpoint)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("has not answered within");
      assertThat(open).isNotEmpty();
      answering.interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "ftp://x/log", "http:///log", "http://x/log?a=b", "http://x y/"})
  void what_is_no_address_is_refused(String url) {
    assertThatThrownBy(() -> LogAddress.of(url, null))
        .isInstanceOf(CannotTellException.class)
        .hasMessageContaining("is no address");
  }
}

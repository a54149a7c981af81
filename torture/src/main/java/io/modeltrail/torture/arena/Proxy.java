package io.modeltrail.torture.arena;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between a service and PostgreSQL, and takes away the answer to a COMMIT now and then: the
/// server has it, and the service never learns whether.
public final class Proxy implements AutoCloseable {

  /// As the server says that it is done. The driver sends the word once, and its statement's name
  /// from then on.
  private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);

  private static final int BUFFER = 64 * 1024;

  private final ServerSocket listening;
  private final InetSocketAddress server;
  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicInteger cut = new AtomicInteger();
  private volatile int every = Integer.MAX_VALUE;

  private Proxy(ServerSocket listening, InetSocketAddress server) {
    this.listening = listening;
    this.server = server;
  }

  /// @param port of the server, on this machine
  public static Proxy before(int port) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    Proxy proxy = new Proxy(new ServerSocket(0, 50, here), new InetSocketAddress(here, port));
    daemon(proxy::accept);
    return proxy;
  }

  public int port() {
    return listening.getLocalPort();
  }

  /// Cuts the connection behind every such COMMIT from now on.
  public void cutEvery(int commit) {
    every = commit;
  }

  /// How many connections were cut so.
  public int cut() {
    return cut.get();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket upstream = new Socket();
        try {
          upstream.connect(server, 2_000);
        } catch (IOException e) {
          upstream.close();
          client.close();
          continue;
        }
        daemon(() -> forward(client, upstream));
        daemon(() -> back(upstream, client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void forward(Socket client, Socket upstream) {
    byte[] buffer = new byte[BUFFER];
    try (client;
        upstream) {
      InputStream in = client.getInputStream();
      OutputStream out = upstream.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // one of the two is gone
    }
  }

  private void back(Socket upstream, Socket client) {
    byte[] buffer = new byte[BUFFER];
    try (client) {
      InputStream in = upstream.getInputStream();
      OutputStream out = client.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (isCommit(buffer, read) && commits.incrementAndGet() % every == 0) {
          cut.incrementAndGet();
          return; // the server has done it, and the client never learns
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // one of the two is gone
    }
  }

  private static boolean isCommit(byte[] bytes, int length) {
    for (int i = 0; i + COMMIT.length <= length; i++) {
      int j = 0;
      while (j < COMMIT.length && bytes[i + j] == COMMIT[j]) {
        j++;
      }
      if (j == COMMIT.length) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}

package io.modeltrail.localstack.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Ports of 127.0.0.1 that nobody listens on.
public final class FreePorts {

  private static final int LOWEST = 10_000;

  /// From 32768 on Linux takes the ports of outgoing connections, other systems from higher up. One
  /// of those would soon have such a port: before its server listens there, or while its server is
  /// down.
  private static final int HIGHEST = 32_767;

  private FreePorts() {}

  /// As many different ports as asked for, free at this moment. They are drawn by lot, so that two
  /// who ask at the same time hardly ever get the same.
  public static List<Integer> find(int count) {
    return ThreadLocalRandom.current()
        .ints(LOWEST, HIGHEST + 1)
        .distinct()
        .filter(FreePorts::isFree)
        .limit(count)
        .boxed()
        .toList();
  }

  /// Whether a server could listen on the port now.
  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

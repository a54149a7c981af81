package io.modeltrail.audit.planted;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modeltrail.audit.publication.CheckpointTable;
import io.modeltrail.audit.publication.TileTable;
import io.modeltrail.audit.publication.TrailDatabase;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.tile.TileResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// The log of a trail, as `GET /log/…` serves it.
final class ServedTrail implements AutoCloseable {

  private static final String ORIGIN = TrailDatabase.SIGNER.origin();

  private final TrailDatabase database;
  private final HttpServer server;

  ServedTrail(TrailDatabase database) {
    this.database = database;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/log/", this::answer);
    server.start();
  }

  String url() {
    return "http://localhost:%d/log".formatted(server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange;
        Connection connection = database.dataSource().getConnection()) {
      Optional<byte[]> found =
          read(connection, exchange.getRequestURI().getPath().substring("/log/".length()));
      exchange.sendResponseHeaders(
          found.isPresent() ? 200 : 404, found.isPresent() ? found.get().length : -1);
      if (found.isPresent()) {
        exchange.getResponseBody().write(found.get());
      }
    } catch (SQLException | MalformedException e) {
      throw new IOException(e);
    }
  }

  private static Optional<byte[]> read(Connection connection, String path)
      throws SQLException, MalformedException, IOException {
    return path.equals("checkpoint")
        ? new CheckpointTable(connection, ORIGIN)
            .newestKept()
            .map(each -> each.toString().getBytes(UTF_8))
        : new TileTable(connection, ORIGIN).read(TileResource.parse(path));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package io.modeltrail.cli.log;

import io.modeltrail.cli.CannotTellException;
import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.tile.DamagedLogException;
import io.modeltrail.tlog.tile.EntryBundleId;
import io.modeltrail.tlog.tile.TileResource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A log that is served over HTTP, as c2sp.org/tlog-tiles has it. Redirects are not followed: a
/// token must not go elsewhere.
final class LogAddress implements Source {

  private static final int TRIES = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final String prefix;
  private final @Nullable String token;
  private final Duration patience;

  private LogAddress(String prefix, @Nullable String token, Duration patience) {
    this.prefix = prefix;
    this.token = token;
    this.patience = patience;
  }

  /// @param token for the entries; null: they are asked for without one
  static LogAddress of(String url, @Nullable String token) throws CannotTellException {
    return of(url, token, Duration.ofSeconds(30));
  }

  /// @param patience with one answer, all of it
  static LogAddress of(String url, @Nullable String token, Duration patience)
      throws CannotTellException {
    String prefix = url.replaceAll("/+$", "");
    try {
      URI uri = URI.create(prefix);
      if (uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        String scheme = String.valueOf(uri.getScheme());
        if (scheme.equals("https") || scheme.equals("http")) {
          return new LogAddress(prefix, token, patience);
        }
      }
    } catch (IllegalArgumentException e) {
      // as below
    }
    throw new CannotTellException(
        "'%s' is no address, as http://127.0.0.1:8083/log".formatted(url));
  }

  @Override
  public Optional<byte[]> checkpoint() throws IOException {
    return get("/checkpoint", Note.BYTES_MAX, false);
  }

  /// What audit-service says of the log, as JSON; empty if this is no log of audit-service.
  Optional<byte[]> description() throws IOException {
    return get("", Note.BYTES_MAX, false);
  }

  @Override
  public Optional<byte[]> read(TileResource resource) throws IOException {
    boolean isForAuditors = resource instanceof EntryBundleId;
    int most = isForAuditors ? BUNDLE_BYTES_MAX : TILE_BYTES_MAX;
    Optional<byte[]> bytes = get("/" + resource.path(), most, isForAuditors);
    if (bytes.isPresent() && bytes.get().length > most) {
      throw new DamagedLogException(resource, "has more than %d bytes".formatted(most));
    }
    return bytes;
  }

  /// @param most bytes that are wanted; of a longer answer one more is given
  private Optional<byte[]> get(String path, int most, boolean isForAuditors) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(prefix + path));
    if (isForAuditors && token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpRequest built = request.build();
    for (int tried = 1; ; tried++) {
      try {
        HttpResponse<byte[]> answer = once(built, most);
        int status = answer.statusCode();
        if (status == 200) {
          return Optional.of(answer.body());
        }
        if (status == 404) {
          return Optional.empty();
        }
        if (status == 401 || status == 403) {
          throw new RefusedException(prefix + path, status, token != null);
        }
        throw new IOException("%s answers with the status %d".formatted(prefix + path, status));
      } catch (RefusedException | InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        if (tried == TRIES) {
          throw e;
        }
        LockSupport.parkNanos(FIRST_PAUSE.multipliedBy(1L << (tried - 1)).toNanos());
      }
    }
  }

  private HttpResponse<byte[]> once(HttpRequest request, int most) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, head -> upTo(most + 1));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException("%s does not answer: %s".formatted(request.uri(), e.getCause()), e);
    } catch (TimeoutException e) {
      throw new IOException(
          "%s has not answered within %d s".formatted(request.uri(), patience.toSeconds()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      answer.cancel(true);
    }
  }

  private static BodySubscriber<byte[]> upTo(int bytes) {
    return BodySubscribers.mapping(
        BodySubscribers.ofInputStream(),
        body -> {
          try (body) {
            return body.readNBytes(bytes);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public String toString() {
    return prefix;
  }
}

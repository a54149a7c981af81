package io.modeltrail.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.CheckpointVerdict;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.tile.LogCheck;
import io.modeltrail.tlog.tile.TileReader;
import io.modeltrail.tlog.tile.TileResource;
import io.modeltrail.tlog.tile.TiledTree;
import io.modeltrail.tlog.tree.TreeHead;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The trail as who checks it finds it: checkpoints, tiles and bundles over HTTP.
final class SignedLog implements TileReader {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String token;
  private final Log log;

  private SignedLog(String url, String token) throws IOException, MalformedException {
    this.url = url;
    this.token = token;
    String view = new String(get("").body(), UTF_8);
    this.log = Log.of(VerifierKey.parse(view.replaceAll(".*\"verifierKey\":\"([^\"]+)\".*", "$1")));
  }

  static SignedLog of(String url, String token) throws IOException, MalformedException {
    return new SignedLog(url, token);
  }

  void covers(int entries) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(head().size()).isGreaterThanOrEqualTo(entries));
  }

  /// Each checkpoint that was ever told has the root that the tree of today had at that size.
  void agreesWith(List<ConsumerRecord<byte[], byte[]>> told)
      throws IOException, MalformedException {
    TiledTree tree = TiledTree.open(this, head());
    assertThat(told).isNotEmpty();
    for (ConsumerRecord<byte[], byte[]> record : told) {
      TreeHead then = verified(SignedCheckpoint.parse(record.value()));
      assertThat(tree.at(then.size()).head()).isEqualTo(then);
    }
  }

  /// Computed anew from the leaves alone.
  void isSound() throws IOException, MalformedException {
    TreeHead head = head();
    assertThat(LogCheck.run(this, head)).isEqualTo(new LogCheck.Finding.Sound(head));
  }

  @Override
  public Optional<byte[]> read(TileResource resource) throws IOException {
    HttpResponse<byte[]> answer = get("/" + resource.path());
    return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
  }

  private TreeHead head() throws IOException, MalformedException {
    return verified(SignedCheckpoint.parse(get("/checkpoint").body()));
  }

  private TreeHead verified(SignedCheckpoint checkpoint) {
    assertThat(log.verify(checkpoint)).isInstanceOf(CheckpointVerdict.Verified.class);
    return checkpoint.checkpoint().head();
  }

  private HttpResponse<byte[]> get(String path) throws IOException {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(url + "/log" + path))
              .header("Authorization", "Bearer " + token)
              .timeout(Duration.ofSeconds(30))
              .build(),
          BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}

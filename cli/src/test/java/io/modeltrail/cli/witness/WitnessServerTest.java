package io.modeltrail.cli.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modeltrail.tlog.checkpoint.Checkpoint;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.SigningSeed;
import io.modeltrail.tlog.tree.ConsistencyProof;
import io.modeltrail.tlog.tree.MemoryTree;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.tlog.witness.AddCheckpointRequest;
import io.modeltrail.tlog.witness.AddCheckpointResponse;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Cosigned;
import io.modeltrail.tlog.witness.Cosignature;
import io.modeltrail.tlog.witness.Cosigner;
import io.modeltrail.tlog.witness.Witness;
import io.modeltrail.tlog.witness.WitnessDirectory;
import io.modeltrail.tlog.witness.WitnessPaths;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All answers of the specification, over HTTP.
class WitnessServerTest {

  private static final SignerKey LOG =
      SignerKey.generate(new KeyName("log.example"), new SecureRandom());
  private static final Cosigner COSIGNER =
      new Cosigner(new KeyName("witness.example"), SigningSeed.random(new SecureRandom()));

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final MemoryTree tree = new MemoryTree();
  private WitnessServer server;

  @BeforeEach
  void start() throws IOException {
    for (int i = 0; i < 50; i++) {
      tree.append(TreeHashing.leaf(("entry " + i).getBytes(UTF_8)));
    }
    server =
        WitnessServer.start(
            Witness.open(
                COSIGNER,
                List.of(Log.of(LOG.verifierKey())),
                new WitnessDirectory(folder),
                Clock.systemUTC()),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void what_is_consistent_is_cosigned_and_shown_to_monitors() throws Exception {
    SignedCheckpoint signed = signed(7);

    HttpResponse<byte[]> answer = post(request(0, signed));

    assertThat(answer.statusCode()).isEqualTo(200);
    Cosigned cosigned = (Cosigned) AddCheckpointResponse.parse(200, answer.body());
    assertThat(cosigned.validFor(signed, COSIGNER.verifierKey())).hasSize(1);
    assertThat(Cosignature.parse(cosigned.signatures().getFirst()).seconds())
        .isCloseTo(Clock.systemUTC().millis() / 1000, within(10L));
    HttpResponse<byte[]> shown = get("/" + WitnessPaths.checkpoint("log.example"));
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
    assertThat(SignedCheckpoint.parse(shown.body()))
        .isEqualTo(signed.with(cosigned.signatures().getFirst()));
  }

  @Test
  void refusals_have_the_statuses_of_the_specification() throws Exception {
    post(request(0, signed(7)));
    SignerKey stranger = SignerKey.generate(LOG.name(), new SecureRandom());
    SignerKey other = SignerKey.generate(new KeyName("other.example"), new SecureRandom());
    TreeHead fork = new TreeHead(7, TreeHashing.leaf(new byte[1]));

    assertThat(post("nonsense".getBytes(UTF_8)).statusCode()).isEqualTo(400);
    assertThat(post(request(9, signed(8))).statusCode()).isEqualTo(400);
    assertThat(post(request(7, signed(tree.at(9).head(), stranger))).statusCode()).isEqualTo(403);
    assertThat(post(request(0, signed(tree.at(9).head(), other))).statusCode()).isEqualTo(404);
    assertThat(post(request(7, signed(fork, LOG))).statusCode()).isEqualTo(422);
    assertThat(
            post(new AddCheckpointRequest(7, new ConsistencyProof(List.of(fork.root())), signed(9))
                    .bytes())
                .statusCode())
        .isEqualTo(422);
    HttpResponse<byte[]> conflict = post(request(5, signed(9)));
    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(conflict.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
    assertThat(conflict.body()).asString(UTF_8).isEqualTo("7\n");
    assertThat(get("/add-checkpoint").statusCode()).isEqualTo(405);
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    assertThat(post(request(7, signed(9))).statusCode()).isEqualTo(200);
  }

  @Test
  void a_body_without_end_is_refused() throws Exception {
    byte[] endless = new byte[AddCheckpointRequest.BYTES_MAX + 10_000_000];

    try {
      assertThat(post(endless).statusCode()).isEqualTo(400);
    } catch (IOException e) {
      // The connection was closed before all was sent: also well.
    }
    assertThat(post(request(0, signed(7))).statusCode()).isEqualTo(200);
  }

  @Test
  void of_many_who_ask_at_once_the_tree_only_grows() throws Exception {
    List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
    for (int size = 1; size <= 50; size++) {
      answers.add(
          client.sendAsync(post(server, request(0, signed(size))), BodyHandlers.ofByteArray()));
    }

    assertThat(answers.stream().map(it -> it.join().statusCode()).filter(it -> it == 200))
        .hasSize(1);
    assertThat(answers.stream().map(it -> it.join().statusCode())).containsOnly(200, 409);
  }

  @Test
  void what_cannot_be_remembered_is_not_cosigned() throws Exception {
    Path place = folder.resolve(WitnessPaths.checkpoint("log.example"));
    Files.createDirectories(place.resolve("a folder in its place"));

    assertThat(post(request(0, signed(7))).statusCode()).isEqualTo(500);

    Files.delete(place.resolve("a folder in its place"));
    Files.delete(place);
    assertThat(post(request(0, signed(7))).statusCode()).isEqualTo(200);
  }

  @Test
  void an_address_that_is_taken_is_said() {
    assertThatThrownBy(
            () ->
                WitnessServer.start(
                    Witness.open(
                        COSIGNER, List.of(), new WitnessDirectory(folder), Clock.systemUTC()),
                    new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort())))
        .isInstanceOf(IOException.class);
  }

  private HttpResponse<byte[]> post(byte[] body) throws Exception {
    return client.send(post(server, body), BodyHandlers.ofByteArray());
  }

  private static HttpRequest post(WitnessServer server, byte[] body) {
    return HttpRequest.newBuilder(URI.create(server.url() + "/add-checkpoint"))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
        BodyHandlers.ofByteArray());
  }

  private byte[] request(long old, SignedCheckpoint signed) {
    long size = signed.checkpoint().head().size();
    ConsistencyProof proof =
        old == 0 || old >= size ? new ConsistencyProof(List.of()) : tree.at(size).consistency(old);
    return new AddCheckpointRequest(old, proof, signed).bytes();
  }

  private SignedCheckpoint signed(int size) {
    return signed(tree.at(size).head(), LOG);
  }

  private static SignedCheckpoint signed(TreeHead head, SignerKey key) {
    Checkpoint checkpoint = new Checkpoint(key.name().value(), head);
    return new SignedCheckpoint(
        checkpoint, new Note(checkpoint.text(), List.of(key.sign(checkpoint.text()))));
  }
}

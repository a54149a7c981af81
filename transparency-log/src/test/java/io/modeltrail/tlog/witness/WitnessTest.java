package io.modeltrail.tlog.witness;

import static io.modeltrail.tlog.Vectors.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.modeltrail.tlog.GoldenLog;
import io.modeltrail.tlog.checkpoint.Checkpoint;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.Note;
import io.modeltrail.tlog.note.NoteSignature;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.tree.ConsistencyProof;
import io.modeltrail.tlog.tree.MemoryTree;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.tree.TreeHead;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Conflict;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Cosigned;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Reason;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A witness with what it remembers.
class WitnessTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Cosigner COSIGNER = Witnesses.witness('w');

  @TempDir Path folder;

  private final MemoryTree tree = new MemoryTree();

  @BeforeEach
  void fill() {
    for (int i = 0; i < 100; i++) {
      tree.append(TreeHashing.leaf(ascii("entry " + i)));
    }
  }

  @Test
  void what_is_consistent_is_cosigned_with_the_time_and_remembered() throws Exception {
    Witness witness = open();

    SignedCheckpoint cosigned = cosigned(witness, 0, 7);
    cosigned(witness, 7, 70);

    assertThat(Cosignature.parse(cosigned.note().signatures().getLast()).seconds())
        .isEqualTo(NOW.getEpochSecond());
    assertThat(witness.newest(WitnessPaths.checkpoint(GoldenLog.ORIGIN)))
        .hasValueSatisfying(it -> assertThat(it.checkpoint().head()).isEqualTo(head(70)));
    assertThat(witness.newest("of another")).isEmpty();
  }

  @Test
  void after_a_restart_it_remembers() throws Exception {
    cosigned(open(), 0, 50);

    assertThat(add(open(), 7, 60)).isEqualTo(new Conflict(50));
    cosigned(open(), 50, 60);
    assertThat(add(open(), 50, 60)).isEqualTo(new Conflict(60));
  }

  @Test
  void who_was_killed_before_the_answer_answers_properly_when_asked_again() throws Exception {
    cosigned(open(), 0, 50); // and the answer is lost

    assertThat(add(open(), 0, 50)).isEqualTo(new Conflict(50));
    cosigned(open(), 50, 50);
  }

  @Test
  void what_cannot_be_remembered_is_not_cosigned() throws Exception {
    WitnessMemory full =
        new WitnessMemory() {
          @Override
          public Optional<SignedCheckpoint> newest(String origin) {
            return Optional.empty();
          }

          @Override
          public void replace(SignedCheckpoint newest) throws IOException {
            throw new IOException("no space left");
          }
        };
    Witness witness =
        Witness.open(COSIGNER, List.of(log()), full, Clock.fixed(NOW, ZoneOffset.UTC));

    assertThatThrownBy(() -> add(witness, 0, 7)).hasMessage("no space left");
    assertThatThrownBy(() -> add(witness, 0, 9)).hasMessage("no space left");
  }

  @Test
  void of_many_who_ask_at_the_same_time_one_history_is_cosigned() throws Exception {
    Witness witness = open();
    List<Callable<AddCheckpointResponse>> requests = new ArrayList<>();
    for (int size = 1; size <= 100; size++) {
      byte[] request = request(0, size, signed(head(size))).bytes();
      requests.add(() -> witness.add(request));
    }
    Collections.shuffle(requests);

    List<Future<AddCheckpointResponse>> answers;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      answers = threads.invokeAll(requests);
    }

    int cosigned = 0;
    for (Future<AddCheckpointResponse> answer : answers) {
      cosigned += answer.get() instanceof Cosigned ? 1 : 0;
      assertThat(answer.get()).isInstanceOfAny(Cosigned.class, Conflict.class);
    }
    assertThat(cosigned).isEqualTo(1);
  }

  @Test
  void a_fork_is_refused_and_leaves_what_is_remembered() throws Exception {
    Witness witness = open();
    cosigned(witness, 0, 50);
    TreeHead fork = new TreeHead(50, TreeHashing.leaf(ascii("fork")));

    assertThat(witness.add(request(50, 50, signed(fork)).bytes()))
        .asInstanceOf(type(Refused.class))
        .extracting(Refused::reason)
        .isEqualTo(Reason.NOT_CONSISTENT);
    cosigned(witness, 50, 51);
  }

  @Test
  void what_is_no_request_and_logs_that_are_not_known_are_refused() throws Exception {
    Witness witness = open();
    Checkpoint other = new Checkpoint("other.example", head(5));
    SignedCheckpoint signed =
        new SignedCheckpoint(
            other, new Note(other.text(), List.of(GoldenLog.signer().sign(other.text()))));

    assertThat(witness.add(ascii("old 0\n\nnothing\n")).status()).isEqualTo(400);
    assertThat(witness.add(request(0, 5, signed).bytes()).status()).isEqualTo(404);
  }

  @Test
  void other_signatures_are_not_remembered() throws Exception {
    SignedCheckpoint many = signed(head(5));
    NoteSignature stranger = Witnesses.witness('s').cosign(many.checkpoint(), NOW);
    while (many.note().signatures().size() < Note.SIGNATURES_MAX) {
      many = many.with(stranger);
    }
    Witness witness = open();

    assertThat(witness.add(request(0, 5, many).bytes())).isInstanceOf(Cosigned.class);

    assertThat(
            witness
                .newest(WitnessPaths.checkpoint(GoldenLog.ORIGIN))
                .orElseThrow()
                .note()
                .signatures())
        .hasSize(2)
        .doesNotContain(stranger);
  }

  @Test
  void a_memory_that_was_changed_is_not_gone_on_from() throws Exception {
    cosigned(open(), 0, 50);
    Path file = folder.resolve(WitnessPaths.checkpoint(GoldenLog.ORIGIN));
    String text = Files.readString(file);

    Files.writeString(file, text.replace("\n50\n", "\n40\n"));
    assertThatThrownBy(this::open).hasMessageContaining("is not signed by the log");
    Files.writeString(file, text.substring(0, text.indexOf("\n\n") + 2));
    assertThatThrownBy(this::open).hasMessageContaining("is no checkpoint");
    Files.write(file, signed(head(50)).bytes());
    assertThatThrownBy(this::open)
        .hasMessageContaining("is not signed by " + COSIGNER.verifierKey());
  }

  private Witness open() throws Exception {
    return Witness.open(
        COSIGNER, List.of(log()), new WitnessDirectory(folder), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Log log() throws Exception {
    return Log.of(GoldenLog.verifier());
  }

  private AddCheckpointResponse add(Witness witness, long old, int size) throws Exception {
    return witness.add(request(old, size, signed(head(size))).bytes());
  }

  private SignedCheckpoint cosigned(Witness witness, long old, int size) throws Exception {
    SignedCheckpoint signed = signed(head(size));
    Cosigned answer = (Cosigned) witness.add(request(old, size, signed).bytes());
    assertThat(answer.validFor(signed, COSIGNER.verifierKey())).hasSize(1);
    return signed.with(answer.signatures().getFirst());
  }

  private AddCheckpointRequest request(long old, int size, SignedCheckpoint signed) {
    return new AddCheckpointRequest(
        old,
        old == 0 ? new ConsistencyProof(List.of()) : tree.at(Math.max(old, size)).consistency(old),
        signed);
  }

  private TreeHead head(int size) {
    return tree.at(size).head();
  }

  private static SignedCheckpoint signed(TreeHead head) throws Exception {
    SignerKey key = GoldenLog.signer();
    Checkpoint checkpoint = new Checkpoint(GoldenLog.ORIGIN, head);
    return new SignedCheckpoint(
        checkpoint, new Note(checkpoint.text(), List.of(key.sign(checkpoint.text()))));
  }
}

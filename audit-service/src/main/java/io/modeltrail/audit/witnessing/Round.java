package io.modeltrail.audit.witnessing;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.NoteSignature;
import io.modeltrail.tlog.tree.ConsistencyProof;
import io.modeltrail.tlog.witness.AddCheckpointRequest;
import io.modeltrail.tlog.witness.AddCheckpointResponse;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Conflict;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Cosigned;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Refused;
import io.modeltrail.tlog.witness.Cosignature;
import io.modeltrail.tlog.witness.KnownWitness;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// All witnesses are asked for one checkpoint, at the same time. What they answer is judged by the
/// one thread that asks.
final class Round {

  /// So long those are waited for who are not needed any more.
  private static final Duration GRACE = Duration.ofMillis(250);

  /// A witness that names another size each time does not know what it has seen.
  private static final int TRIES = 3;

  private final Witnesses witnesses;
  private final Proofs proofs;
  private final SortedMap<String, Answer> answers = new TreeMap<>();
  private final Map<KnownWitness, Exchange> open = new HashMap<>();
  private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
  private SignedCheckpoint checkpoint;

  private record Exchange(int tried, long oldSize, CompletableFuture<?> response) {}

  private record Reply(
      KnownWitness witness, @Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {}

  Round(Witnesses witnesses, SignedCheckpoint checkpoint, Proofs proofs) {
    this.witnesses = witnesses;
    this.checkpoint = checkpoint;
    this.proofs = proofs;
  }

  Asked run() throws IOException {
    try {
      for (KnownWitness witness : witnesses.policy().witnesses()) {
        begin(witness);
      }
      listen(System.nanoTime() + witnesses.timeout().toNanos());
    } finally {
      open.values().forEach(exchange -> exchange.response.cancel(true));
    }
    for (KnownWitness witness : open.keySet()) {
      answers.put(
          witness.name(),
          new Answer.Failed(
              "has not answered within %d ms".formatted(witnesses.timeout().toMillis())));
    }
    return new Asked(checkpoint, witnesses.isEnough(checkpoint), answers);
  }

  private void begin(KnownWitness witness) throws IOException {
    Optional<NoteSignature> before =
        checkpoint.note().signatures().stream()
            .filter(one -> witness.key().verifies(checkpoint.note().text(), one))
            .findFirst();
    if (before.isPresent()) {
      answers.put(
          witness.name(), new Answer.Cosigned(Instant.ofEpochSecond(seconds(before.get()))));
    } else if (witness.url().isEmpty()) {
      answers.put(witness.name(), new Answer.Failed("has no URL in the policy"));
    } else {
      ask(witness, witnesses.size(witness, size()), 1);
    }
  }

  private void ask(KnownWitness witness, long oldSize, int tried) throws IOException {
    ConsistencyProof proof =
        oldSize == 0 || oldSize == size() ? new ConsistencyProof(List.of()) : proofs.from(oldSize);
    URI uri = WitnessPolicy.submission(witness).orElseThrow();
    CompletableFuture<HttpResponse<byte[]>> response =
        witnesses.door().post(uri, new AddCheckpointRequest(oldSize, proof, checkpoint));
    open.put(witness, new Exchange(tried, oldSize, response));
    var unused =
        response.whenComplete(
            (answer, failure) -> replies.add(new Reply(witness, answer, failure)));
  }

  private void listen(long deadline) throws IOException {
    long until = deadline;
    while (!open.isEmpty()) {
      Reply reply;
      try {
        reply = replies.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while witnesses were asked");
      }
      if (reply == null) {
        return;
      }
      Exchange exchange = open.remove(reply.witness);
      if (exchange != null) {
        judge(reply, exchange);
      }
      if (witnesses.isEnough(checkpoint)) {
        until = Math.min(until, System.nanoTime() + GRACE.toNanos());
      }
    }
  }

  private void judge(Reply reply, Exchange exchange) throws IOException {
    HttpResponse<byte[]> response = reply.response;
    if (response == null) {
      failed(reply.witness, "is away: " + reason(reply.failure));
      return;
    }
    AddCheckpointResponse answer;
    try {
      answer = AddCheckpointResponse.parse(response.statusCode(), response.body());
    } catch (MalformedException e) {
      failed(reply.witness, "gives no answer of a witness: " + e.getMessage());
      return;
    }
    switch (answer) {
      case Cosigned cosigned -> take(reply.witness, cosigned);
      case Conflict conflict -> conflict(reply.witness, exchange, conflict.size());
      case Refused refused -> answers.put(reply.witness.name(), Answer.of(refused));
    }
  }

  /// A signature that is not the one of the policy's key counts for nothing, whoever's it is.
  private void take(KnownWitness witness, Cosigned cosigned) {
    List<NoteSignature> valid = cosigned.validFor(checkpoint, witness.key());
    if (valid.isEmpty()) {
      failed(
          witness,
          "has not signed with the key that the policy has, %s, but as %s"
              .formatted(witness.key(), cosigned.signatures().getFirst().name()));
      return;
    }
    long seconds = seconds(valid.getFirst());
    if (seconds > witnesses.latest().getEpochSecond()) {
      failed(witness, "has a clock that is ahead: it says %d s since 1970".formatted(seconds));
      return;
    }
    checkpoint = checkpoint.with(valid.getFirst());
    witnesses.setSize(witness, size());
    answers.put(witness.name(), new Answer.Cosigned(Instant.ofEpochSecond(seconds)));
  }

  private void conflict(KnownWitness witness, Exchange exchange, long seen) throws IOException {
    if (seen > size()) {
      answers.put(witness.name(), new Answer.Ahead(seen));
    } else if (seen == exchange.oldSize || exchange.tried == TRIES) {
      failed(witness, "does not know what it has seen: it says %,d entries".formatted(seen));
    } else {
      witnesses.setSize(witness, seen);
      ask(witness, seen, exchange.tried + 1);
    }
  }

  private void failed(KnownWitness witness, String why) {
    answers.put(witness.name(), new Answer.Failed(why));
  }

  private long size() {
    return checkpoint.checkpoint().head().size();
  }

  private static String reason(@Nullable Throwable failure) {
    Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
    return String.valueOf(cause);
  }

  private static long seconds(NoteSignature verified) {
    try {
      return Cosignature.parse(verified).seconds();
    } catch (MalformedException e) {
      throw new IllegalStateException("it was verified", e);
    }
  }
}

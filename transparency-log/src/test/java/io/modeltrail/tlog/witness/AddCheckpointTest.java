package io.modeltrail.tlog.witness;

import static io.modeltrail.tlog.Vectors.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.GoldenLog;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.note.NoteSignature;
import io.modeltrail.tlog.tree.ConsistencyProof;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.MemoryTree;
import io.modeltrail.tlog.tree.TreeHashing;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Conflict;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Cosigned;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Reason;
import io.modeltrail.tlog.witness.AddCheckpointResponse.Refused;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a log asks a witness, and what that answers.
class AddCheckpointTest {

  static final String REQUEST =
      """
      old 7
      2Q0P5jSR+TdkwdXWyx+GbBWX0KZbNZkWzCjyTPSozsw=
      ThcgoV2DYcK+VCxBUDWAlNxmLy2r7dq7dK7+OlgQKWs=
      ycRkkNklus5eMVRUvkD1pK321vMrA+jjOiZKU8aOcY4=
      zY1lN35vrXYAPixXSd59LsU29xUJtuW4o2dNNg5Y2Co=
      5jLpqTgjsBDSEX6SgZiRnbTMdTuRd8bQ5tSsAOxe0Ks=

      """
          + GoldenLog.checkpoint(15);

  @Test
  void a_request_is_made_and_read() throws Exception {
    MemoryTree tree = new MemoryTree();
    GoldenLog.entries().forEach(entry -> tree.append(TreeHashing.leaf(entry)));
    SignedCheckpoint checkpoint = SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(15)));
    AddCheckpointRequest request =
        new AddCheckpointRequest(7, tree.at(15).consistency(7), checkpoint);

    assertThat(request.bytes()).isEqualTo(ascii(REQUEST));
    assertThat(AddCheckpointRequest.parse(request.bytes())).isEqualTo(request);
  }

  @Test
  void a_witness_shows_what_it_cosigned_under_the_hash_of_the_origin() {
    assertThat(WitnessPaths.checkpoint(GoldenLog.ORIGIN))
        .isEqualTo("6994c64086cc171ca46c749d036fd313bac575a8b2b2a2b9874ef097775714d5/checkpoint");
  }

  @Test
  void the_first_request_has_no_hashes() throws Exception {
    String text = "old 0\n\n" + GoldenLog.checkpoint(15);

    AddCheckpointRequest request = AddCheckpointRequest.parse(ascii(text));

    assertThat(request.oldSize()).isZero();
    assertThat(request.proof()).isEqualTo(new ConsistencyProof(List.of()));
    assertThat(request.bytes()).isEqualTo(ascii(text));
  }

  @Test
  void what_is_no_request_is_refused() throws Exception {
    malformed("", "line 1: old size is missing");
    malformed(REQUEST.replace("old 7", "old 07"), "line 1, old size: leading zero");
    malformed(REQUEST.replace("old 7", "old -7"), "line 1, old size: not a decimal number");
    malformed(REQUEST.replace("old 7", "old  7"), "line 1, old size: not a decimal number");
    malformed(REQUEST.replace("old 7", "new 7"), "line 1: expected 'old '");
    malformed(REQUEST.replace("\n\nexample", "\nexample"), "line 7, hash: not base64");
    malformed(REQUEST.replace("2Q0P", "2Q0PAAAA"), "line 2: hash has 32 bytes, not 35");
    malformed(REQUEST.replace("sw=\n", "sw\n"), "line 2, hash");
    malformed(REQUEST.substring(0, 20), "line 2: no newline after hash");
    malformed("old 7\n", "line 2: hash or empty line is missing");
    malformed("old 7\n\n", "signed note: no empty line before the signatures");
    malformed(REQUEST + "x", "no newline after signature");
    malformed("x".repeat(AddCheckpointRequest.BYTES_MAX + 1), "longer than");
    String hash = "A".repeat(43) + "=\n";
    assertThat(
            AddCheckpointRequest.parse(
                    ascii("old 7\n" + hash.repeat(63) + "\n" + GoldenLog.checkpoint(15)))
                .proof()
                .hashes())
        .hasSize(63);
    malformed("old 7\n" + hash.repeat(64) + "\n" + GoldenLog.checkpoint(15), "more than 63 hashes");
    SignedCheckpoint signed = SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(15)));
    assertThatThrownBy(
            () ->
                new AddCheckpointRequest(
                    7,
                    new ConsistencyProof(Collections.nCopies(64, Hash.of(new byte[32]))),
                    signed))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AddCheckpointRequest(-1, new ConsistencyProof(List.of()), signed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cosignatures_are_answered_with_200() throws Exception {
    SignedCheckpoint signed = SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(15)));
    NoteSignature one = Witnesses.wit1().cosign(signed.checkpoint(), Instant.EPOCH);
    Cosigned answer = new Cosigned(List.of(one, one));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(one.line() + "\n" + one.line() + "\n");
    assertThat(AddCheckpointResponse.parse(200, ascii(answer.body()))).isEqualTo(answer);
    refused(200, "", "line 1: signature is missing");
    refused(200, one.line(), "line 1: no newline after signature");
    refused(200, one.line() + "\n\n", "line 2: does not begin with an em dash");
    refused(200, (one.line() + "\n").repeat(101), "line 101: more than 100 signatures");
    refused(200, "x".repeat(AddCheckpointResponse.BYTES_MAX + 1), "longer than");
    assertThatThrownBy(() -> new Cosigned(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void only_what_the_witness_signed_is_taken_from_an_answer() throws Exception {
    SignedCheckpoint signed = SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(15)));
    SignedCheckpoint older = SignedCheckpoint.parse(ascii(GoldenLog.checkpoint(14)));
    NoteSignature good = Witnesses.wit1().cosign(signed.checkpoint(), Instant.EPOCH);
    NoteSignature stale = Witnesses.wit1().cosign(older.checkpoint(), Instant.EPOCH);
    NoteSignature other = Witnesses.witness('x').cosign(signed.checkpoint(), Instant.EPOCH);
    Cosigned answer = new Cosigned(List.of(other, stale, good));

    assertThat(answer.validFor(signed, Witnesses.wit1().verifierKey())).containsExactly(good);
  }

  @Test
  void a_conflict_is_answered_with_409_and_the_size() throws Exception {
    Conflict answer = new Conflict(20);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.contentType()).isEqualTo("text/x.tlog.size");
    assertThat(answer.body()).isEqualTo("20\n");
    assertThat(AddCheckpointResponse.parse(409, ascii("20\n"))).isEqualTo(answer);
    refused(409, "20", "line 1: no newline after size");
    refused(409, "020\n", "line 1, size: leading zero");
    refused(409, "20\n\n", "more than a size");
    assertThatThrownBy(() -> new Conflict(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void refusals_have_a_status_each(Reason reason) throws Exception {
    Refused answer = new Refused(reason, "because");

    assertThat(AddCheckpointResponse.parse(answer.status(), ascii(answer.body())))
        .isEqualTo(answer);
  }

  @Test
  void statuses_are_those_of_the_specification() {
    assertThat(List.of(Reason.values()).stream().map(r -> new Refused(r, "").status()))
        .containsExactly(400, 403, 404, 422);
    refused(500, "oops", "status 500");
    refused(201, "", "status 201");
  }

  private static void malformed(String request, String why) {
    assertThatThrownBy(() -> AddCheckpointRequest.parse(ascii(request)))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith("add-checkpoint request: ")
        .hasMessageContaining(why);
  }

  private static void refused(int status, String body, String why) {
    assertThatThrownBy(() -> AddCheckpointResponse.parse(status, ascii(body)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(why);
  }
}

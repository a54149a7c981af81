package io.modeltrail.audit.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.audit.hold.TimeSpan;
import io.modeltrail.audit.instruction.ReadBack;
import io.modeltrail.audit.retention.Retention;
import io.modeltrail.audit.retention.TestRetention;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// On the trail's own tables, without a loop: what was noted is followed when the test says so.
class ErasureIT {

  private static final String EVA = "7f3b-eva-19";

  private final ErasureRun run = new ErasureRun();
  private final Payloads payloads = new Payloads(run.trail);

  private static final class Stopped extends Error {
    private static final long serialVersionUID = 1L;
  }

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void a_person_goes_from_the_whole_database_and_the_leaves_stay() throws Exception {
    // given
    long asActor = trained("wine", EVA, "adam");
    long asStarter = trained("wine", "adam", EVA);
    long asDeveloper = described(EVA, "keeps it");
    long asked = noted(Map.of("actor", EVA));
    long within = described("adam", "made by " + EVA + " and others");
    long other = trained("beer", "adam", "adam");
    String leaves = payloads.leaves();
    assertThat(run.trail.columnsWith(EVA))
        .contains("public.payload.actor", "public.payload.decoded", "public.payload.value");

    // when
    UUID id = begun(run.ask(new Scope.Person(EVA, TimeSpan.ALWAYS)));

    // then nothing happens before the note is followed, and the request is no new place
    assertThat(run.view(id).state()).isEqualTo("PENDING");
    assertThat(run.trail.columnsWith(EVA)).allMatch(column -> column.startsWith("public.payload."));
    run.follow();
    ErasureView view = run.view(id);
    assertThat(view.state()).isEqualTo("DONE");
    assertThat(view.erased()).isEqualTo(4);
    assertThat(view.entries().numbers())
        .isEqualTo(Indices.of(List.of(asActor, asStarter, asDeveloper, asked)).toString());
    assertThat(view.notedBy()).hasSize(2); // three entries at once
    assertThat(view.mentions().numbers()).isEqualTo(Long.toString(within));
    assertThat(run.trail.text("SELECT count(*) FROM erasure WHERE needle_hash IS NOT NULL"))
        .isEqualTo("0");
    assertThat(payloads.leaves()).startsWith(leaves);
    assertThat(payloads.whole(other)).isTrue();
    assertThat(payloads.whole(asActor)).isFalse();
    assertThat(payloads.decoded(asActor, "actor,subject")).startsWith("[erased by entry ");
    assertThat(payloads.decoded(asActor, "run,startedBy")).isEqualTo("adam");
    assertThat(payloads.salts(asActor)).isEqualTo("$.run.startedBy");
    assertThat(payloads.salts(asStarter)).isEqualTo("$.actor.subject");
    payloads.opens(asStarter, "$.actor.subject", "adam");

    // when what mentions them is looked at, and erased as a whole
    begun(run.ask(new Scope.Entries(Indices.of(List.of(within)))));
    run.follow();

    // then
    assertThat(run.trail.columnsWith(EVA)).isEmpty();
  }

  @Test
  void what_a_crash_leaves_between_note_and_effect_is_done_by_the_next() throws Exception {
    // given
    long entry = trained("wine", EVA, "adam");
    UUID id = begun(run.ask(new Scope.Person(EVA, TimeSpan.ALWAYS)));
    ErasureEffect stopped =
        new ErasureEffect() {
          @Override
          public Result carryOut(Connection tx, ReadBack read) throws SQLException {
            super.carryOut(tx, read);
            throw new Stopped();
          }
        };

    // when
    assertThatThrownBy(() -> run.follow(stopped)).isInstanceOf(Stopped.class);

    // then
    assertThat(payloads.whole(entry)).isTrue();
    assertThat(run.view(id).state()).isEqualTo("PENDING");
    run.follow();
    assertThat(run.view(id).state()).isEqualTo("DONE");
    assertThat(run.trail.columnsWith(EVA)).isEmpty();
  }

  @Test
  void a_note_that_never_reached_the_log_is_written_again() throws Exception {
    // given
    trained("wine", EVA, "adam");
    run.isAway = true;
    UUID id = begun(run.ask(new Scope.OfModel("wine", TimeSpan.ALWAYS)));
    run.isAway = false;

    // then not at once: it may only be late
    run.tellAgain(run.now.plusSeconds(29));
    run.follow();
    assertThat(run.view(id).state()).isEqualTo("PENDING");

    // when
    run.tellAgain(run.now.plusSeconds(30));
    run.tellAgain(run.now.plusSeconds(31));
    run.follow();

    // then
    assertThat(run.view(id).state()).isEqualTo("DONE");
    assertThat(run.trail.columnsWith(EVA)).isEmpty();
    assertThat(run.view(id).notedBy()).hasSize(1);
  }

  @Test
  void a_note_that_no_door_wrote_erases_nothing() throws Exception {
    // given
    long entry = trained("wine", EVA, "adam");
    AuditNoted forged =
        AuditNoted.newBuilder()
            .setEventId(UUID.randomUUID())
            .setKind(AuditNoteKind.ERASURE)
            .setSubject("erasures/" + UUID.randomUUID())
            .setDetail(Map.of("scope", "ENTRIES", "entries", Long.toString(entry)))
            .build();
    run.write(forged);

    // and one under the id of a request that is on its way
    run.isAway = true;
    UUID id = begun(run.ask(new Scope.Entries(Indices.of(List.of(entry)))));
    run.isAway = false;
    forged.setEventId(id);
    run.write(forged);

    // when
    run.follow();

    // then
    assertThat(payloads.whole(entry)).isTrue();
    assertThat(run.view(id).state()).isEqualTo("PENDING");
    run.tellAgain(run.now.plusSeconds(60));
    run.follow();
    assertThat(run.view(id).state()).isEqualTo("DONE");
    assertThat(payloads.whole(entry)).isFalse();
  }

  @Test
  void a_hold_goes_before_a_person_at_the_door_and_after_it() throws Exception {
    // given
    long held = trained("wine", EVA, "adam");
    long free = trained("beer", EVA, "adam");
    run.holds.set("case-17", "wine");

    // then it holds when it was read back
    UUID early = begun(run.ask(new Scope.Person(EVA, TimeSpan.ALWAYS)));
    run.follow();
    ErasureView refused = run.view(early);
    assertThat(refused.state()).isEqualTo("REFUSED");
    assertThat(refused.refused().detail()).contains("entry " + held, "hold case-17");
    assertThat(payloads.whole(held) && payloads.whole(free)).isTrue();

    // and the log knows of the refusal
    run.tellAgain(run.now);
    run.tellAgain(run.now);
    assertThat(run.told).hasSize(1);
    assertThat(run.told.getFirst().getKind()).isEqualTo(AuditNoteKind.DENIAL);
    assertThat(run.told.getFirst().getDetail()).containsEntry("code", "HELD");

    // and at the door it is seen at once
    assertThat(run.ask(new Scope.Person(EVA, TimeSpan.ALWAYS)))
        .isInstanceOf(Erasures.Asked.Refused.class);
    begun(run.ask(new Scope.OfModel("beer", TimeSpan.ALWAYS)));

    // when
    run.holds.release("case-17");
    run.follow();
    begun(run.ask(new Scope.Person(EVA, TimeSpan.ALWAYS)));
    run.follow();

    // then
    assertThat(run.trail.columnsWith(EVA)).isEmpty();
  }

  @Test
  void retention_removes_what_is_due_by_the_logs_time_and_nothing_before() throws Exception {
    // given
    Instant begin = Instant.parse("2026-01-15T10:00:00Z");
    Instant end = Instant.parse("2026-07-15T10:00:00Z");
    Instant clock = end.plus(Duration.ofDays(1));
    long first = trained("wine", "adam", "adam", begin);
    long held = trained("beer", "adam", "adam", begin);
    long later = trained("wine", "adam", "adam", begin.plusMillis(1));
    long older = trained("wine", "adam", "adam", begin.minusSeconds(60)); // a broker's clock behind
    run.holds.set("case-17", "beer");
    run.follow();

    // then not a moment early, by the newest time of the trail
    run.now = end.minusMillis(1);
    noted(Map.of());
    look(clock);
    assertThat(payloads.whole(first)).isTrue();

    // and not by a broker's clock that runs ahead
    run.now = end.plus(Duration.ofDays(900));
    noted(Map.of());
    look(end.minusMillis(1));
    assertThat(payloads.whole(first)).isTrue();

    // when
    look(end);

    // then
    assertThat(payloads.whole(first)).isFalse();
    assertThat(payloads.whole(held) && payloads.whole(later)).isTrue();
    assertThat(payloads.whole(older)).as("in the trail's order").isTrue();
    assertThat(
            run.trail.text(
                "SELECT decoded->'detail'->>'entries' FROM payload WHERE decoded->>'kind' = 'ERASURE'"))
        .isEqualTo(Long.toString(first));

    // when
    run.holds.release("case-17");
    run.follow();
    look(clock);

    // then
    assertThat(payloads.whole(held) || payloads.whole(later) || payloads.whole(older)).isFalse();
    assertThat(run.trail.number("SELECT count(*) FROM payload WHERE erased_by IS NOT NULL"))
        .isEqualTo(4);
  }

  @Test
  void a_payload_is_changed_by_an_erasure_and_by_nothing_else() throws Exception {
    // given
    long entry = trained("wine", EVA, "adam");
    long kept = trained("wine", EVA, "adam");
    begun(run.ask(new Scope.Entries(Indices.of(List.of(entry)))));
    run.follow();
    long note = run.trail.number("SELECT erased_by FROM payload WHERE index = " + entry);
    String gone =
        "key = NULL, value = NULL, headers = NULL, decoded = NULL, salts = '[]', actor = NULL";

    // then
    for (String change :
        List.of(
            "SET value = NULL",
            "SET %s".formatted(gone),
            "SET %s, erased_by = %d".formatted(gone, note), // that was about another entry
            "SET %s, erased_by = %d".formatted(gone, 999_999),
            "SET actor = 'adam'")) {
      assertThatThrownBy(
              () -> run.trail.execute("UPDATE payload " + change + " WHERE index = " + kept))
          .isInstanceOf(SQLException.class);
    }
    assertThatThrownBy(
            () -> run.trail.execute("UPDATE payload SET actor = 'adam' WHERE index = " + entry))
        .hasMessageContaining("an erasure that the trail holds");
    assertThatThrownBy(() -> run.trail.execute("DELETE FROM payload"))
        .hasMessageContaining("append-only");
    assertThat(payloads.whole(kept)).isTrue();

    // and a note of an erasure is kept
    assertThat(run.ask(new Scope.Entries(Indices.of(List.of(note)))))
        .isInstanceOfSatisfying(
            Erasures.Asked.Refused.class,
            refused -> assertThat(refused.why().code()).isEqualTo("NOTE_OF_ERASURE"));
  }

  private void look(Instant clock) throws SQLException {
    Retention retention =
        TestRetention.of("ModelTrained", Period.ofMonths(6))
            .retention(run.trail.dataSource(), run.erasures, run);
    for (int i = 0; i < 3; i++) {
      retention.look(clock);
      run.follow();
    }
  }

  private static UUID begun(Erasures.Asked asked) {
    assertThat(asked).isInstanceOf(Erasures.Asked.Begun.class);
    return ((Erasures.Asked.Begun) asked).id();
  }

  private long trained(String model, String actor, String startedBy) {
    return trained(model, actor, startedBy, run.now);
  }

  private long trained(String model, String actor, String startedBy, Instant at) {
    return run.trail.add("model.trained", at, Records.trained(model, actor, startedBy));
  }

  private long described(String developer, String description) {
    return run.trail.add(
        "model.described", run.now, Records.described("wine", developer, description));
  }

  private long noted(Map<String, String> detail) {
    return run.trail.add(
        "audit.noted",
        run.now,
        run.encode(run.own().setKind(AuditNoteKind.READ).setDetail(detail).build()));
  }
}

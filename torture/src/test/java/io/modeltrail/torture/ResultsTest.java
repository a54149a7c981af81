package io.modeltrail.torture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.torture.check.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

  private static final Violation LOST = new Violation(Violation.Kind.LOST, "a run", "is none");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Results results = new Results(new PrintStream(out, true, UTF_8));

  @TempDir private Path folder;

  @Test
  void rounds_of_a_fault_are_a_row_and_a_mutant_that_was_missed_is_shown() throws IOException {
    results.fault("calm", List.of());
    results.fault("calm", List.of(LOST));
    results.mutant("seen", List.of(LOST));
    results.mutant("missed", List.of());

    assertThat(results.table()).isFalse();
    assertThat(out.toString(UTF_8)).contains("1 of 2 mutants caught").contains("NOT CAUGHT");
    Path file = folder.resolve("results.json");
    results.write(file);
    JsonNode rows = new ObjectMapper().readTree(file.toFile());
    assertThat(rows.get(0))
        .isEqualTo(new ObjectMapper().readTree("{\"name\":\"calm\",\"runs\":2,\"violations\":1}"));
    assertThat(rows.get(1))
        .isEqualTo(new ObjectMapper().readTree("{\"name\":\"seen\",\"caught\":true}"));
    assertThat(rows.get(2).get("caught").asBoolean()).isFalse();
  }

  @Test
  void all_is_well_without_violations_and_with_each_mutant_caught() {
    results.fault("calm", List.of());
    results.mutant("seen", List.of(LOST));
    assertThat(results.table()).isTrue();
  }

  @Test
  void what_this_machine_cannot_bring_about_has_no_runs_and_breaks_nothing() throws IOException {
    results.skipped("disk-full", "there is no prlimit here");

    assertThat(results.table()).isTrue();
    assertThat(out.toString(UTF_8)).contains("skipped: there is no prlimit here");
    Path file = folder.resolve("results.json");
    results.write(file);
    assertThat(new ObjectMapper().readTree(file.toFile()).get(0).get("runs").asInt()).isZero();
  }
}

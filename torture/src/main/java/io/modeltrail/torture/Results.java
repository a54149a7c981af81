package io.modeltrail.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.torture.check.Violation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Tells what is done and what was found, line by line, and in the end as a table and as a file.
final class Results {

  /// More of them are counted, not told.
  private static final int TOLD = 5;

  private final PrintStream out;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private long begin = System.nanoTime();

  Results(PrintStream out) {
    this.out = out;
  }

  void begin(String name, String what) {
    begin = System.nanoTime();
    out.printf("- %s: %s%n", name, what);
  }

  void fault(String name, List<Violation> found) {
    Row before = rows.getOrDefault(name, Row.fault(name, 0, 0));
    int runs = before.runs() == null ? 0 : before.runs();
    int violations = before.violations() == null ? 0 : before.violations();
    rows.put(name, Row.fault(name, runs + 1, violations + found.size()));
    out.printf("  %d violations, after %d s%n", found.size(), seconds());
    tell(found);
  }

  /// A fault that this machine cannot bring about has no runs.
  void skipped(String name, String why) {
    rows.putIfAbsent(name, Row.fault(name, 0, 0));
    out.printf("  skipped: %s%n", why);
  }

  void mutant(String name, List<Violation> found) {
    rows.put(name, Row.mutant(name, !found.isEmpty()));
    Map<Violation.Kind, Long> kinds =
        found.stream()
            .collect(
                Collectors.groupingBy(Violation::kind, LinkedHashMap::new, Collectors.counting()));
    out.printf(
        "  %s after %d s: %s%n", found.isEmpty() ? "NOT CAUGHT" : "caught", seconds(), kinds);
    found.stream().limit(1).forEach(it -> out.println("    " + it));
  }

  /// A round that could not be done is none that has found nothing.
  void failed(Exception e) {
    out.printf("  could not be done: %s%n", e);
  }

  private void tell(List<Violation> found) {
    found.stream().limit(TOLD).forEach(it -> out.println("    " + it));
    if (found.size() > TOLD) {
      out.printf("    and %d more%n", found.size() - TOLD);
    }
  }

  private long seconds() {
    return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
  }

  /// @return whether there was no violation, and each mutant was caught
  boolean table() {
    List<Row> faults = rows.values().stream().filter(row -> row.caught() == null).toList();
    List<Row> mutants = rows.values().stream().filter(row -> row.caught() != null).toList();
    int violations = 0;
    if (!faults.isEmpty()) {
      out.printf("%n%-30s %5s %11s%n", "fault", "runs", "violations");
      for (Row row : faults) {
        out.printf("%-30s %5d %11d%n", row.name(), row.runs(), row.violations());
        violations += row.violations() == null ? 0 : row.violations();
      }
    }
    List<String> missed =
        mutants.stream().filter(row -> !Boolean.TRUE.equals(row.caught())).map(Row::name).toList();
    if (!mutants.isEmpty()) {
      out.printf("%n%-30s %s%n", "mutant", "caught");
      mutants.forEach(
          row ->
              out.printf(
                  "%-30s %s%n", row.name(), Boolean.TRUE.equals(row.caught()) ? "yes" : "no"));
      out.printf("%d of %d mutants caught%n", mutants.size() - missed.size(), mutants.size());
    }
    return violations == 0 && missed.isEmpty();
  }

  void write(Path file) throws IOException {
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(file.toFile(), new ArrayList<>(rows.values()));
  }
}

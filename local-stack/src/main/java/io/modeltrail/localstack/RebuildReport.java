package io.modeltrail.localstack;

import io.modeltrail.localstack.rebuild.Comparison;
import io.modeltrail.localstack.rebuild.RebuildResult;
import io.modeltrail.localstack.rebuild.RebuildResult.Findings;
import java.io.PrintStream;
import java.util.Locale;

/// Says how a rebuild came out.
final class RebuildReport {

  private final PrintStream out;

  RebuildReport(PrintStream out) {
    this.out = out;
  }

  /// @return the command's exit code: 0 if all is as it should be
  int show(RebuildResult result) {
    return switch (result) {
      case RebuildResult.Same(var findings, var kept) -> {
        table(findings);
        out.println(
            kept.isEmpty()
                ? "The same. The old database is dropped."
                : "The same. The old database is kept: " + kept);
        unmade(findings);
        yield 0;
      }
      case RebuildResult.Differs(var findings, var kept, var unread) -> {
        table(findings);
        differences(findings);
        if (unread > 0) {
          out.printf(
              Locale.ROOT,
              "The old one had not read about %,d records of the log, which may be why.%n",
              unread);
        }
        unmade(findings);
        out.println("The old database is kept: " + kept);
        yield 1;
      }
      case RebuildResult.NothingBefore(var findings) -> {
        findings
            .comparisons()
            .forEach(
                each -> out.printf(Locale.ROOT, "  %-24s %,10d%n", each.what(), each.rebuilt()));
        out.println("There was no database before, so there is nothing to compare with.");
        unmade(findings);
        yield findings.unmade() == 0 ? 0 : 1;
      }
    };
  }

  private void table(Findings findings) {
    out.printf("  %-24s %10s %10s%n", "", "before", "rebuilt");
    for (var each : findings.comparisons()) {
      out.printf(Locale.ROOT, "  %-24s %,10d %,10d%n", each.what(), each.before(), each.rebuilt());
    }
  }

  private void differences(Findings findings) {
    var count = findings.comparisons().stream().mapToLong(Comparison::differing).sum();
    out.printf(Locale.ROOT, "Not the same: %,d differ.%n", count);
    findings.comparisons().stream()
        .flatMap(each -> each.first().stream())
        .limit(Comparison.FIRST_MAX)
        .forEach(line -> out.println("  " + line));
    if (count > Comparison.FIRST_MAX) {
      out.println("  ...");
    }
  }

  private void unmade(Findings findings) {
    if (findings.unmade() > 0) {
      out.printf(
          Locale.ROOT,
          "model.registered tells of %,d versions whose runs the log does not hold any more: they"
              + " are missing.%n",
          findings.unmade());
    }
  }
}

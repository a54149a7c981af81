package io.modeltrail.cli.evidence;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Somebody who knows the log's key, and the one that decisions are attested with.
record Reviewer(Path folder) {

  static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

  static TestBundle bundle(TestStory story) {
    return story.told().bundle(TestStory.MODEL, TestStory.VERSION);
  }

  Report report(TestBundle bundle) throws Exception {
    Trust trust =
        new Trust(
            List.of(TestTrail.KEY.verifierKey()),
            Optional.empty(),
            TestAttestor.trusting(folder),
            Optional.empty());
    BundleVerifier.Outcome outcome =
        new BundleVerifier(trust, NOW).verify(bundle.write(folder.resolve("bundle.zip")));
    return new Report(outcome, outcome.findings().all());
  }

  static List<String> wrong(Report report) {
    return report.findings().stream()
        .filter(each -> each.verdict() == Verdict.WRONG)
        .map(each -> each.spot().name() + ": " + each.says())
        .toList();
  }
}

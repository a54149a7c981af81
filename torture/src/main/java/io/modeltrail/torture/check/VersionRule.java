package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.Violation.Kind.ALTERED;
import static io.modeltrail.torture.check.Violation.Kind.DUPLICATED;
import static io.modeltrail.torture.check.Violation.Kind.LOST;
import static io.modeltrail.torture.check.Violation.Kind.PHANTOM;
import static io.modeltrail.torture.check.Violation.Kind.REORDERED;
import static io.modeltrail.torture.check.Violation.Kind.VERSION_GAP;
import static io.modeltrail.torture.check.Violation.Kind.VERSION_REPEATED;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.torture.check.Model.RunKey;
import io.modeltrail.torture.history.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Each run that has to be a version is one, once, as it was told, and the versions of a model are
/// numbered 1, 2, 3 … in the order in which the log has their runs.
final class VersionRule implements Rule {

  @Override
  public void check(Evidence evidence, Findings findings) {
    Model model = Model.of(evidence);
    Map<RunKey, Said> wanted = model.versions();
    Map<String, List<ModelRegistered>> told = new LinkedHashMap<>();
    evidence
        .events("model.registered", ModelRegistered.class)
        .forEach(
            it -> told.computeIfAbsent(it.getModelName(), unused -> new ArrayList<>()).add(it));
    // Their records are on any partition: order per model is order per partition.
    Set<String> scattered =
        wanted.values().stream()
            .filter(Said::isScattered)
            .map(Said::model)
            .collect(Collectors.toSet());
    Set<RunKey> found = new HashSet<>();
    told.forEach(
        (name, versions) -> {
          for (ModelRegistered version : versions) {
            version(version, wanted, found, findings);
          }
          numbers(name, versions, findings, !scattered.contains(name));
        });
    wanted.keySet().stream()
        .filter(key -> !found.contains(key))
        .forEach(key -> findings.add(LOST, place(key), "the run is in the log, and is no version"));
    order(wanted, told, findings);
  }

  private static void version(
      ModelRegistered version, Map<RunKey, Said> wanted, Set<RunKey> found, Findings findings) {
    RunKey key = new RunKey(version.getModelName(), version.getRun().getRunId());
    Said said = wanted.get(key);
    if (said == null) {
      findings.add(
          PHANTOM, place(key), "version %d is of a run that is none", version.getVersion());
      return;
    }
    if (!found.add(key)) {
      findings.add(DUPLICATED, place(key), "the run is told twice as a version");
      return;
    }
    boolean isSame =
        version.getArtifact().getSha256().equals(said.sha256())
            && version.getWorkspace().equals(said.workspace())
            && Objects.equals(version.getMetrics().get("accuracy"), said.accuracy());
    if (!isSame) {
      findings.add(ALTERED, place(key), "told was %s, registered is %s", said, version);
    }
  }

  private static void numbers(
      String name, List<ModelRegistered> versions, Findings findings, boolean isOrdered) {
    Set<Integer> numbers = new HashSet<>();
    int last = 0;
    for (ModelRegistered version : versions) {
      String place = name + " version " + version.getVersion();
      if (!numbers.add(version.getVersion())) {
        findings.add(VERSION_REPEATED, place, "two records have this number");
      } else if (isOrdered && version.getVersion() < last) {
        findings.add(REORDERED, place, "told after version %d", last);
      }
      last = Math.max(last, version.getVersion());
    }
    for (int number = 1; number <= last; number++) {
      if (!numbers.contains(number)) {
        findings.add(VERSION_GAP, name + " version " + number, "there is a version %d", last);
      }
    }
  }

  /// Where versions are made at training, by one partition, their order is the log's.
  private static void order(
      Map<RunKey, Said> wanted, Map<String, List<ModelRegistered>> told, Findings findings) {
    Map<String, Map<String, Integer>> numbers = new HashMap<>();
    told.forEach(
        (name, versions) -> {
          Map<String, Integer> of = numbers.computeIfAbsent(name, unused -> new HashMap<>());
          versions.forEach(it -> of.putIfAbsent(it.getRun().getRunId(), it.getVersion()));
        });
    Map<String, Integer> last = new HashMap<>();
    wanted.forEach(
        (key, said) -> {
          Integer number = numbers.getOrDefault(key.model(), Map.of()).get(key.runId());
          if (number == null || said.kind() != Said.Kind.VERSION || said.isScattered()) {
            return;
          }
          Integer before = last.put(key.model(), number);
          if (before != null && before > number) {
            findings.add(
                REORDERED,
                place(key),
                "is version %d, and a run that was told of before is version %d",
                number,
                before);
          }
        });
  }

  private static String place(RunKey key) {
    return key.model() + " run " + key.runId();
  }
}

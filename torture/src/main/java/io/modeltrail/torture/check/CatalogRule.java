package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.Violation.Kind.ALTERED;
import static io.modeltrail.torture.check.Violation.Kind.EVENT_WITHOUT_STATE;
import static io.modeltrail.torture.check.Violation.Kind.STATE_WITHOUT_EVENT;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.torture.check.Shown.Version;
import java.util.HashMap;
import java.util.Map;

/// The versions that the log tells of are those that each instance of the registry shows.
final class CatalogRule implements Rule {

  @Override
  public void check(Evidence evidence, Findings findings) {
    Shown shown = evidence.shown();
    if (shown == null) {
      return;
    }
    Map<String, Version> told = new HashMap<>();
    evidence
        .events("model.registered", ModelRegistered.class)
        .forEach(
            it ->
                told.putIfAbsent(
                    it.getModelName() + "/" + it.getVersion(),
                    new Version(
                        it.getRun().getRunId(),
                        it.getArtifact().getSha256(),
                        it.getEventId().toString())));
    shown.versions().forEach((instance, said) -> compare(instance, said, told, findings));
  }

  private static void compare(
      String instance, Map<String, Version> said, Map<String, Version> told, Findings findings) {
    said.forEach(
        (key, version) -> {
          Version other = told.get(key);
          if (other == null) {
            findings.add(
                STATE_WITHOUT_EVENT, "version " + key, "%s has it, the log does not", instance);
          } else if (!other.equals(version)) {
            findings.add(
                ALTERED, "version " + key, "%s has %s, told is %s", instance, version, other);
          }
        });
    told.keySet().stream()
        .filter(key -> !said.containsKey(key))
        .forEach(
            key ->
                findings.add(
                    EVENT_WITHOUT_STATE, "version " + key, "the log has it, %s not", instance));
  }
}

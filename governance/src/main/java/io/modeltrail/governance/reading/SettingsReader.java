package io.modeltrail.governance.reading;

import io.modeltrail.governance.Environment;
import java.util.Collection;
import java.util.function.UnaryOperator;

/// Reads every key of an environment but its name. An environment is made of one without any key,
/// an exception for some models of the environment as it is for others: both in this one way, where
/// a key that is not there changes nothing.
final class SettingsReader {

  private final Flaws flaws;
  private final AfterReader places;
  private final AdmissionReader admissions;
  private final OperationReader operations;

  SettingsReader(Flaws flaws) {
    this.flaws = flaws;
    this.places = new AfterReader(flaws);
    this.admissions = new AdmissionReader(flaws);
    this.operations = new OperationReader(flaws);
  }

  /// @param above the environments that stand above in the file
  UnaryOperator<Environment> read(Block block, Collection<String> above) {
    var place = places.read(block, above);
    var admission = admissions.read(block);
    var operation = operations.read(block);
    return environment ->
        place
            .apply(environment)
            .withAdmission(admission.apply(environment.admission()))
            .withOperation(operation.apply(environment.operation()));
  }

  /// Tells the keys of the block that have nothing to act on.
  ///
  /// @param environment what the block makes, with what it leaves as it is
  void check(Block block, Environment environment) {
    var admission = environment.admission();
    var approved = !admission.approvals().roles().isEmpty();
    if (environment.after() == null) {
      idle(block, "soak", "There is no after, so a version has nowhere to soak", "after");
    }
    if (!approved) {
      idle(block, "expires", "There are no approvals that could be late", "approvals");
      if (admission.gates().isEmpty()) {
        var expected = "gates or approvals";
        idle(block, "emergency", "There are no gates and no approvals to pass by", expected);
      }
    }
  }

  private void idle(Block block, String key, String reason, String expected) {
    var place = block.at(key);
    if (place != null && !Values.isNone(place)) {
      flaws.add(place, reason, "%s; or no %s".formatted(expected, key));
    }
  }
}

package io.modeltrail.audit.planted;

import io.modeltrail.audit.answers.check.Code;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Something wrong in what the records say. It happens to a model of its own, among what is right.
///
/// @param name of the model, too
/// @param what was done
/// @param codes all that `violations` has to find of the model
/// @param verify the checks of `modeltrail verify` that have to say that something is wrong
/// @param release that has it
record ToldPlant(
    String name, String what, List<Code> codes, List<String> verify, Supplier<Release> release) {

  /// One that an evidence bundle does not show.
  ToldPlant(String name, String what, List<Code> codes, Supplier<Release> release) {
    this(name, what, codes, List.of(), release);
  }

  /// The same, with what `modeltrail verify` has to say.
  ToldPlant verified(String... checks) {
    return new ToldPlant(name, what, codes, List.of(checks), release);
  }

  static List<ToldPlant> all() {
    return Stream.of(
            PlantedDecisions.ALL,
            PlantedPromotions.ALL,
            PlantedDeployments.ALL,
            PlantedNumbers.ALL,
            PlantedTimes.ALL)
        .flatMap(List::stream)
        .toList();
  }
}

package io.modeltrail.governance.reading;

import io.modeltrail.governance.Operation;
import io.modeltrail.governance.Watch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Reads what is done about a version that an environment runs: the keys `on-failed-deployment`,
/// `roll-back` and `watch`.
final class OperationReader {

  private static final String ROLL_BACK = "roll-back";

  private final Flaws flaws;
  private final WatchReader watches;

  OperationReader(Flaws flaws) {
    this.flaws = flaws;
    this.watches = new WatchReader(flaws);
  }

  UnaryOperator<Operation> read(Block block) {
    var failed = Given.set(rollsBackFailed(block), Operation::withRollsBackFailed);
    var role = Given.set(role(block), Operation::withRollBackRole);
    var watched = Given.set(watches(block), Operation::withWatches);
    return was -> watched.apply(role.apply(failed.apply(was)));
  }

  private static Optional<Boolean> rollsBackFailed(Block block) {
    return block
        .word(
            "on-failed-deployment",
            List.of(ROLL_BACK, Values.NONE),
            "roll-back; or none, as without this key: then nothing is done by itself")
        .map(ROLL_BACK::equals);
  }

  private Optional<String> role(Block block) {
    return Optional.ofNullable(block.at(ROLL_BACK))
        .flatMap(place -> Block.of(place, Keys.ROLL_BACK, flaws))
        .flatMap(AdmissionReader::role);
  }

  private Optional<List<Watch>> watches(Block block) {
    if (!block.has("watch")) {
      return Optional.empty();
    }
    var read = new ArrayList<Watch>();
    var names = new HashSet<String>();
    for (var place : block.list("watch", GovernanceFile.WATCHES_MAX, "a list of watches")) {
      Block.of(place, Keys.WATCH, flaws)
          .flatMap(watch -> watches.read(watch, names))
          .ifPresent(read::add);
    }
    return Optional.of(read);
  }
}

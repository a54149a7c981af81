package io.modeltrail.governance.reading;

import io.modeltrail.governance.Names;
import io.modeltrail.governance.Watch;
import io.modeltrail.governance.gate.Condition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one watch.
final class WatchReader {

  private static final List<Watch.Otherwise> OTHERWISE = List.of(Watch.Otherwise.values());

  private final ConditionReader conditions;

  WatchReader(Flaws flaws) {
    this.conditions =
        new ConditionReader(
            flaws,
            Condition::parseWatch,
            "a condition in CEL, such as observed.accuracy >= metrics.accuracy - 0.05");
  }

  /// @param names of the environment's watches so far; this one's is added
  Optional<Watch> read(Block block, Set<String> names) {
    var name = block.name("a watch", Names::isGate, Names.GATE_NAME_EXPECTED, names);
    var condition = conditions.read(block);
    var windows = block.has("windows") ? block.whole("windows", Watch.WINDOWS_MAX) : Optional.of(1);
    var otherwise = block.oneOf("otherwise", OTHERWISE, Watch.Otherwise::word);
    return name.isPresent() && condition.isPresent() && windows.isPresent() && otherwise.isPresent()
        ? Optional.of(new Watch(name.get(), condition.get(), windows.get(), otherwise.get()))
        : Optional.empty();
  }
}

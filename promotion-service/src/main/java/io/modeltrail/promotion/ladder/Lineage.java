package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which versions of one model were trained from which code, and where that code has been, as far
/// as a decision asks.
public final class Lineage {

  /// More former champions are not named.
  private static final int RAN_SHOWN_MAX = 3;

  private final Map<Code, List<Reign>> acceptances = new HashMap<>();
  private final TreeMap<Integer, ModelRegistered> versions = new TreeMap<>();
  private final Map<String, TreeMap<Long, Ran>> history = new HashMap<>();

  /// A version that an environment runs, or has run.
  ///
  /// @param code null if it is not known
  public record Ran(int version, @Nullable Code code) {

    @Override
    public String toString() {
      return "version %d (%s)".formatted(version, code == null ? "no commit known" : code);
    }
  }

  Lineage() {}

  /// There is such a version.
  public void knows(ModelRegistered version) {
    versions.put(version.getVersion(), version);
  }

  /// A version of this code is, or was, champion somewhere.
  public void accepted(Code code, Reign reign) {
    acceptances.computeIfAbsent(code, unused -> new ArrayList<>()).add(reign);
  }

  /// An environment runs something else.
  void ended(String environment, Instant at) {
    acceptances
        .values()
        .forEach(
            all ->
                all.replaceAll(
                    each -> each.environment().equals(environment) ? each.ended(at) : each));
  }

  /// The environment ran a version.
  ///
  /// @param revision of the environment's champion
  public void ran(String environment, long revision, Ran ran) {
    history.computeIfAbsent(environment, unused -> new TreeMap<>()).put(revision, ran);
  }

  /// When versions of this code were champion there.
  List<Reign> reigns(Code code, String environment) {
    return acceptances.getOrDefault(code, List.of()).stream()
        .filter(each -> each.environment().equals(environment))
        .toList();
  }

  /// The other versions that are known to be of the same code, the newest first.
  List<ModelRegistered> others(ModelRegistered version, Code code) {
    return versions.descendingMap().values().stream()
        .filter(other -> other.getVersion() != version.getVersion())
        .filter(other -> Code.of(other).filter(code::equals).isPresent())
        .toList();
  }

  /// What the environment runs and has run last, in words.
  String lastRun(String environment) {
    TreeMap<Long, Ran> ran = history.get(environment);
    return ran == null
        ? "nothing yet"
        : ran.descendingMap().values().stream()
            .limit(RAN_SHOWN_MAX)
            .map(Ran::toString)
            .collect(Collectors.joining(", before that "));
  }
}

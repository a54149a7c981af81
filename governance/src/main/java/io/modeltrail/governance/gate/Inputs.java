package io.modeltrail.governance.gate;

import io.modeltrail.event.Dataset;
import io.modeltrail.event.DatasetRole;
import io.modeltrail.event.ModelRegistered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a version was made from, beside that of the champion.
///
/// A data set is the same if it has the same digest; where not both say it, the same version.
record Inputs(ModelRegistered version, ModelRegistered champion) {

  private static final Comparator<Dataset> BY_CONTENT =
      Comparator.comparing((Dataset each) -> VersionFields.orEmpty(each.getSha256()))
          .thenComparing(each -> VersionFields.orEmpty(each.getVersion()));

  /// How they compare.
  sealed interface Comparison {}

  record Same() implements Comparison {}

  /// @param what the first difference that was found
  record Different(String what) implements Comparison {}

  /// @param why it cannot be said
  record Unknown(String why) implements Comparison {}

  /// Parameters and data sets: one difference is enough, so parameters come first, of which all is
  /// known.
  Comparison compare() {
    var parameters = parameters();
    return parameters instanceof Different ? parameters : datasets();
  }

  /// One data set by name, whatever each used it for. Same, if one of them does not list it: then
  /// the name is all that is known.
  Comparison dataset(String name) {
    for (var mine : named(version, name)) {
      for (var other : named(champion, name)) {
        if (compare(mine, other) instanceof Different different) {
          return different;
        }
      }
    }
    return new Same();
  }

  private Comparison parameters() {
    var mine = version.getParameters();
    var others = champion.getParameters();
    var names = new TreeSet<>(mine.keySet());
    names.addAll(others.keySet());
    for (var name : names) {
      if (!Objects.equals(mine.get(name), others.get(name))) {
        return new Different("parameter \"%s\" is another".formatted(name));
      }
    }
    return new Same();
  }

  private Comparison datasets() {
    var mine = byUse(version);
    var others = byUse(champion);
    var uses = new TreeSet<>(mine.keySet());
    uses.addAll(others.keySet());
    Comparison result = new Same();
    for (var use : uses) {
      switch (compare(
          use, mine.getOrDefault(use, List.of()), others.getOrDefault(use, List.of()))) {
        case Different different -> {
          return different;
        }
        case Unknown unknown -> result = unknown;
        case Same same -> {}
      }
    }
    return result;
  }

  private static Comparison compare(Use use, List<Dataset> mine, List<Dataset> others) {
    if (mine.size() != others.size()) {
      return new Different("not both have data set \"%s\" as %s".formatted(use.name(), use.role()));
    }
    Comparison result = new Same();
    for (var i = 0; i < mine.size(); i++) {
      switch (compare(mine.get(i), others.get(i))) {
        case Different different -> {
          return different;
        }
        case Unknown unknown -> result = unknown;
        case Same same -> {}
      }
    }
    return result;
  }

  private static Comparison compare(Dataset mine, Dataset other) {
    var name = mine.getName();
    if (mine.getSha256() != null && other.getSha256() != null) {
      return mine.getSha256().equals(other.getSha256())
          ? new Same()
          : new Different("data set \"%s\" has another sha256".formatted(name));
    }
    if (mine.getVersion() != null && other.getVersion() != null) {
      return mine.getVersion().equals(other.getVersion())
          ? new Same()
          : new Different("data set \"%s\" has another version".formatted(name));
    }
    return new Unknown(
        "not both say the sha256 of data set \"%s\", nor its version".formatted(name));
  }

  /// What a data set is there for.
  private record Use(String name, DatasetRole role) implements Comparable<Use> {

    @Override
    public int compareTo(Use other) {
      var byName = name.compareTo(other.name);
      return byName == 0 ? role.compareTo(other.role) : byName;
    }
  }

  private static Map<Use, List<Dataset>> byUse(ModelRegistered version) {
    var byUse = new TreeMap<Use, List<Dataset>>();
    for (var dataset : version.getDatasets()) {
      byUse
          .computeIfAbsent(new Use(dataset.getName(), dataset.getRole()), use -> new ArrayList<>())
          .add(dataset);
    }
    byUse.values().forEach(several -> several.sort(BY_CONTENT));
    return byUse;
  }

  private static List<Dataset> named(ModelRegistered version, String name) {
    return version.getDatasets().stream().filter(each -> each.getName().equals(name)).toList();
  }
}

package io.modeltrail.governance.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/// All that is found wrong, as far as it is told.
final class Flaws {

  private final List<Flaw> flaws = new ArrayList<>();
  private final List<String> lines;

  Flaws(String yaml) {
    this.lines = yaml.lines().toList();
  }

  /// How far the block that follows a line is indented: as its first line with anything in it.
  ///
  /// @param line from 1
  int indentationAfter(int line) {
    return lines.stream()
        .skip(line)
        .filter(one -> !one.isBlank())
        .findFirst()
        .map(one -> one.length() - one.stripLeading().length())
        .orElse(0);
  }

  void add(Place place, String reason, String expected) {
    add(new Flaw(line(place.node()), column(place.node()), place.path(), reason, expected));
  }

  void add(Flaw flaw) {
    flaws.add(flaw);
  }

  int count() {
    return flaws.size();
  }

  boolean none() {
    return flaws.isEmpty();
  }

  /// In the order of the file.
  List<Flaw> all() {
    return flaws.stream()
        .sorted(Comparator.comparingInt(Flaw::line).thenComparingInt(Flaw::column))
        .limit(GovernanceFile.FLAWS_MAX)
        .toList();
  }

  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  static int column(Node node) {
    return node.getStartMark().getColumn() + 1;
  }
}

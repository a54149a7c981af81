package io.modeltrail.localstack.rebuild;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How one kind of things came out.
///
/// @param what they are, as `versions`
/// @param before how many there were
/// @param rebuilt how many there are now
/// @param differing how many are only in one of both, or not the same
/// @param first of those, at most ten, in a sentence each
public record Comparison(
    String what, long before, long rebuilt, long differing, List<String> first) {

  public static final int FIRST_MAX = 10;
  private static final int SENTENCE_MAX = 300;

  public Comparison {
    first = List.copyOf(first);
  }

  /// Compares while it reads: neither side is kept.
  ///
  /// @param before sorted
  /// @param rebuilt sorted
  static Comparison of(String what, Iterator<Row> before, Iterator<Row> rebuilt) {
    var old = new Side(before);
    var now = new Side(rebuilt);
    long differing = 0;
    List<String> first = new ArrayList<>();
    while (!old.isOver() || !now.isOver()) {
      var difference = difference(old, now);
      if (!difference.isEmpty()) {
        differing++;
        if (first.size() < FIRST_MAX) {
          first.add(cut(difference));
        }
      }
    }
    return new Comparison(what, old.count, now.count, differing, first);
  }

  /// Takes the next row of the side that is behind, or of both; empty if they are the same.
  private static String difference(Side old, Side now) {
    int order = old.compareTo(now);
    if (order < 0) {
      return old.take().key() + " is missing";
    }
    if (order > 0) {
      return now.take().key() + " was not there before";
    }
    var row = old.take();
    var changes = row.changes(now.take());
    return changes.isEmpty() ? "" : row.key() + ": " + changes;
  }

  private static String cut(String sentence) {
    return sentence.length() <= SENTENCE_MAX
        ? sentence
        : sentence.substring(0, SENTENCE_MAX) + " ...";
  }

  private static final class Side {

    private final Iterator<Row> rows;
    private @Nullable Row next;
    private long count;

    Side(Iterator<Row> rows) {
      this.rows = rows;
      advance();
    }

    boolean isOver() {
      return next == null;
    }

    Row take() {
      var taken = Objects.requireNonNull(next);
      count++;
      advance();
      return taken;
    }

    /// One that is over is behind nobody.
    int compareTo(Side other) {
      if (next == null) {
        return 1;
      }
      return other.next == null ? -1 : next.compareTo(other.next);
    }

    private void advance() {
      next = rows.hasNext() ? rows.next() : null;
    }
  }
}

package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.tree.Hash;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A place where a log is not what its checkpoint vouches for.
///
/// @param path of the file, or [#CHECKPOINT]
/// @param entry the first entry that it is about; of the checkpoint, how many there are
/// @param why for a person
/// @param expected what must stand there, or what it must be hashed to; null if nobody can tell
/// @param found what stands there, or what it is hashed to; null if it cannot be read
public record Difference(
    String path, long entry, String why, @Nullable Hash expected, @Nullable Hash found) {

  /// In place of a path, where all files are of one piece that has another root.
  public static final String CHECKPOINT = "checkpoint";

  /// In the order of the log.
  static final Comparator<Difference> ORDER =
      Comparator.comparingLong(Difference::entry)
          .thenComparing(Difference::path)
          .thenComparing(Difference::why);

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(path).append(": ").append(why);
    if (expected != null) {
      out.append("; expected ").append(expected);
    }
    if (found != null) {
      out.append("; found ").append(found);
    }
    return out.toString();
  }
}

package io.modeltrail.registry.artifact.store;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A path that cannot stand beside another in one folder.
///
/// @param at its place among the paths
/// @param why to be read after it
public record PathClash(int at, String why) {

  private static final char BEFORE_ALL = '\0';

  /// @param key what two spellings of one path have in common. Slashes in it sort before all else,
  ///   so what lies in a folder follows it at once, and paths that clash are neighbours
  private record Entry(int at, String path, String key) {

    static Entry of(int at, String path, UnaryOperator<String> folded) {
      return new Entry(at, path, folded.apply(path).replace('/', BEFORE_ALL));
    }
  }

  /// The first among some paths without control characters.
  ///
  /// @param folded the same of two paths that are one file
  static Optional<PathClash> among(List<String> paths, UnaryOperator<String> folded) {
    List<Entry> sorted =
        IntStream.range(0, paths.size())
            .mapToObj(at -> Entry.of(at, paths.get(at), folded))
            .sorted(Comparator.comparing(Entry::key))
            .toList();
    return IntStream.range(1, sorted.size())
        .mapToObj(i -> between(sorted.get(i - 1), sorted.get(i)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<PathClash> between(Entry one, Entry next) {
    if (one.path.equals(next.path)) {
      return Optional.of(new PathClash(next.at, "is there twice"));
    }
    if (one.key.equals(next.key)) {
      return Optional.of(
          new PathClash(next.at, "is the same file as " + FolderPath.quoted(one.path)));
    }
    if (next.key.startsWith(one.key + BEFORE_ALL)) {
      return Optional.of(
          new PathClash(one.at, "is a file, and the folder of " + FolderPath.quoted(next.path)));
    }
    int folders = foldersInCommon(one.key, next.key);
    return folders(one.path, folders).equals(folders(next.path, folders))
        ? Optional.empty()
        : Optional.of(
            new PathClash(
                next.at,
                "lies in a folder that " + FolderPath.quoted(one.path) + " spells otherwise"));
  }

  private static int foldersInCommon(String key, String next) {
    int folders = 0;
    int length = Math.min(key.length(), next.length());
    for (int i = 0; i < length && key.charAt(i) == next.charAt(i); i++) {
      if (key.charAt(i) == BEFORE_ALL) {
        folders++;
      }
    }
    return folders;
  }

  /// The first folders on a path.
  private static String folders(String path, int count) {
    int end = 0;
    for (int i = 0; i < count; i++) {
      end = path.indexOf('/', end) + 1;
    }
    return path.substring(0, end);
  }
}

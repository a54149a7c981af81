package io.modeltrail.registry.artifact.check;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.ArrayList;
import java.util.List;

/// The names of the files in a folder and in those within it. No link is followed: each is a name
/// like that of a file.
final class FileNames {

  /// Each level holds a folder open.
  private static final int DEPTH_MAX = 512;

  private final List<String> found = new ArrayList<>();
  private final int filesMax;
  private final Budget budget;
  private int depth;

  /// @param filesMax when to stop: one more is found
  FileNames(int filesMax, Budget budget) {
    this.filesMax = filesMax;
    this.budget = budget;
  }

  List<String> found() {
    return found;
  }

  /// @param before what stands before the names: empty, or a path with a slash at its end
  void collect(SecureDirectoryStream<Path> folder, String before) throws IOException {
    depth++;
    if (depth > DEPTH_MAX) {
      throw new IOException("it has more than " + DEPTH_MAX + " folders within one another");
    }
    for (Path each : folder) {
      budget.look();
      if (found.size() > filesMax) {
        break;
      }
      Path name = each.getFileName();
      if (!isFolder(folder, name)) {
        found.add(before + name);
        continue;
      }
      try (SecureDirectoryStream<Path> within =
          folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
        collect(within, before + name + "/");
      }
    }
    depth--;
  }

  private static boolean isFolder(SecureDirectoryStream<Path> folder, Path name)
      throws IOException {
    return folder
        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes()
        .isDirectory();
  }
}

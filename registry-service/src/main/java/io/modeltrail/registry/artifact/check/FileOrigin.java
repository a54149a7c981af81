package io.modeltrail.registry.artifact.check;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A file or folder beneath one that the settings name. No link beneath that is followed: each name
/// on the way is opened within the folder before it, so nothing can be put in its place meanwhile.
///
/// @param root as the settings name it; what it is itself, links or not, is the settings' business
/// @param path of the artifact, beneath it
record FileOrigin(Path root, Path path) implements Origin {

  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  @Override
  public InputStream open() throws IOException {
    return open(root.relativize(path));
  }

  @Override
  public InputStream open(String within) throws IOException {
    return open(root.relativize(path).resolve(within));
  }

  private InputStream open(Path relative) throws IOException {
    refuseOutside(relative);
    try (DirectoryStream<Path> folder = Files.newDirectoryStream(root)) {
      if (folder instanceof SecureDirectoryStream<Path> secure) {
        return open(secure, relative);
      }
      return openByRealPath(relative);
    }
  }

  private void refuseOutside(Path relative) throws FileNotFoundException {
    for (Path name : relative) {
      if (name.toString().equals("..") || name.toString().isEmpty()) {
        throw new FileNotFoundException(path + " leads out of " + root);
      }
    }
  }

  private InputStream open(SecureDirectoryStream<Path> folder, Path relative) throws IOException {
    Path name = relative.getName(0);
    if (relative.getNameCount() > 1) {
      try (SecureDirectoryStream<Path> next =
          folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
        return open(next, relative.subpath(1, relative.getNameCount()));
      }
    }
    boolean isFile =
        folder
            .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes()
            .isRegularFile();
    if (!isFile) { // a link; or a pipe, which would never end
      throw new FileNotFoundException(path + ": " + name + " is not a file");
    }
    return Channels.newInputStream(folder.newByteChannel(name, READ));
  }

  /// Where the platform cannot open within a folder.
  private InputStream openByRealPath(Path relative) throws IOException {
    Path real = root.toRealPath().resolve(relative);
    if (!real.toRealPath().equals(real) || !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileNotFoundException(real + " is not a file, or is reached by a link");
    }
    return Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public Optional<List<String>> list(int filesMax, Budget budget) throws IOException {
    Path relative = root.relativize(path);
    refuseOutside(relative);
    try (DirectoryStream<Path> folder = Files.newDirectoryStream(root)) {
      return Optional.of(
          folder instanceof SecureDirectoryStream<Path> secure
              ? list(secure, relative, new FileNames(filesMax, budget))
              : listByRealPath(relative, filesMax, budget));
    }
  }

  private static List<String> list(
      SecureDirectoryStream<Path> folder, Path relative, FileNames names) throws IOException {
    try (SecureDirectoryStream<Path> next =
        folder.newDirectoryStream(relative.getName(0), LinkOption.NOFOLLOW_LINKS)) {
      if (relative.getNameCount() > 1) {
        return list(next, relative.subpath(1, relative.getNameCount()), names);
      }
      names.collect(next, "");
      return names.found();
    }
  }

  /// Where the platform cannot list within a folder.
  private List<String> listByRealPath(Path relative, int filesMax, Budget budget)
      throws IOException {
    Path real = root.toRealPath().resolve(relative);
    if (!real.toRealPath().equals(real)) {
      throw new FileNotFoundException(path + " is reached by a link");
    }
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(real)) { // which follows no links
      for (Path each : (Iterable<Path>) all::iterator) {
        budget.look();
        if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
          found.add(real.relativize(each).toString().replace('\\', '/'));
        }
        if (found.size() > filesMax) {
          break;
        }
      }
    }
    return found;
  }
}

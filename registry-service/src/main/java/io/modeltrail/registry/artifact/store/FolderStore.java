package io.modeltrail.registry.artifact.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/// Artifacts in a folder: `sha256/ab/abcdef…`. The files that are kept must come from the same file
/// system.
public final class FolderStore implements ArtifactStore {

  private final Path root;

  public FolderStore(Path folder) {
    this.root = folder.resolve("sha256");
  }

  @Override
  public OptionalLong size(Sha256 sha256) throws IOException {
    try {
      return OptionalLong.of(Files.size(file(sha256)));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public InputStream open(Sha256 sha256, long from, long length) throws IOException {
    FileChannel channel = FileChannel.open(file(sha256), StandardOpenOption.READ);
    try {
      channel.position(from);
      return new Window(Channels.newInputStream(channel), length);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void keep(Sha256 sha256, Path whole) throws IOException {
    Path file = file(sha256);
    Path folder = file.resolveSibling("");
    Files.createDirectories(folder);
    // The file's bytes are on the disk before its name is: a crash here leaves a file that is not
    // named yet, and is swept.
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    sync(folder);
    sync(root);
  }

  private Path file(Sha256 sha256) {
    return root.resolve(sha256.hex().substring(0, 2)).resolve(sha256.hex());
  }

  /// Has the disk remember which names are in a folder.
  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}

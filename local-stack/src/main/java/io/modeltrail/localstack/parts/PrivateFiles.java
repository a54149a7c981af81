package io.modeltrail.localstack.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that only their owner may read.
public final class PrivateFiles {

  private PrivateFiles() {}

  /// Writes the text; a reader sees all of it or none.
  public static void write(Path file, String text) throws IOException {
    var part = file.resolveSibling(file.getFileName() + ".part");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.deleteIfExists(part);
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    Files.createFile(part, PosixFilePermissions.asFileAttribute(ownerOnly));
    Files.writeString(part, text);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}

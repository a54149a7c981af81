package io.modeltrail.cli.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.cli.CannotTellException;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.witness.Cosigner;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/// A witness's secret key in a file, as Go's `note` package writes keys: other witnesses take it,
/// too. The witness signs cosignatures alone with it, whatever type the file says.
///
/// @param file read by its owner alone
record KeyFile(Path file) {

  /// The key, made where there is none.
  ///
  /// @throws CannotTellException also if the file has a key of another name
  Cosigner make(String name) throws CannotTellException {
    KeyName wanted;
    try {
      wanted = new KeyName(name);
    } catch (IllegalArgumentException e) {
      throw new CannotTellException("--name: " + e.getMessage(), e);
    }
    String key = SignerKey.generate(wanted, new SecureRandom()).encoded() + "\n";
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      create(key);
    } catch (FileAlreadyExistsException e) {
      Cosigner there = read();
      if (!there.verifierKey().name().equals(wanted)) {
        throw new CannotTellException(
            "%s has the key of another witness already: %s".formatted(file, there.verifierKey()));
      }
      return there;
    } catch (IOException e) {
      throw new CannotTellException("%s cannot be written: %s".formatted(file, e), e);
    }
    return read();
  }

  Cosigner read() throws CannotTellException {
    try {
      SignerKey key = SignerKey.parse(Files.readString(file, UTF_8).strip());
      return new Cosigner(key.name(), key.seed());
    } catch (NoSuchFileException e) {
      throw new CannotTellException(
          "There is no key %s. Make one: witness-key --file %s --name NAME".formatted(file, file),
          e);
    } catch (IOException e) {
      throw new CannotTellException("%s cannot be read: %s".formatted(file, e), e);
    } catch (MalformedException e) {
      throw new CannotTellException("%s holds no key: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void create(String key) throws IOException {
    boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes = {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
    Files.createFile(file, isPosix ? attributes : new FileAttribute<?>[0]);
    Files.writeString(file, key, UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
  }
}

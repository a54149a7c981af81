package io.modeltrail.registry.artifact.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Artifacts that are on their way, a file each: `<digest>.part`. What an interruption leaves is
/// kept for a while, and survives a restart. A lock per digest keeps other instances off that have
/// the same folder.
public final class Uploads {

  private static final String PART = ".part";
  private static final String LOCKS = "locks";

  private final Path folder;
  private final Limits limits;
  private final Semaphore slots;
  private final Set<Sha256> underWay = ConcurrentHashMap.newKeySet();
  // A process loses all its locks on a file as soon as it closes the file once: so the locks are on
  // a file of their own, which is opened once and never closed.
  private @Nullable FileChannel locks;

  /// @param atOnceMax how many may be on their way
  /// @param freeBytesMin what must stay free in the file system
  /// @param keptFor how long what an interruption left is kept
  public record Limits(int atOnceMax, long freeBytesMin, Duration keptFor) {}

  public Uploads(Path folder, Limits limits) {
    this.folder = folder;
    this.limits = limits;
    this.slots = new Semaphore(limits.atOnceMax);
  }

  /// Whether an upload may begin.
  sealed interface Begun {
    /// It may. Whoever gets it closes it.
    record Opened(Upload upload) implements Begun {}

    record Declined(Deposit why) implements Begun {}
  }

  Begun begin(Sha256 sha256, Portion portion) throws IOException {
    Files.createDirectories(folder);
    if (!hasRoomFor(Math.max(portion.total() - portion.from(), 0))) {
      return new Begun.Declined(new Deposit.Full());
    }
    if (!slots.tryAcquire()) {
      return new Begun.Declined(new Deposit.TooMany());
    }
    if (!underWay.add(sha256)) {
      slots.release();
      return new Begun.Declined(new Deposit.Busy());
    }
    FileLock lock = null;
    try {
      lock = lock(sha256);
      return lock == null
          ? new Begun.Declined(new Deposit.Busy())
          : new Begun.Opened(new Upload(this, sha256, lock));
    } finally {
      if (lock == null) {
        ended(sha256);
      }
    }
  }

  /// Each digest has a byte of the file, which need not be there: no file is left behind, and none
  /// is taken away under whoever waits for it.
  ///
  /// @return null if somebody else has it
  private @Nullable FileLock lock(Sha256 sha256) throws IOException {
    long place = Long.parseUnsignedLong(sha256.hex().substring(0, 15), 16);
    try {
      return locks().tryLock(place, 1, false);
    } catch (OverlappingFileLockException e) { // somebody else in this process
      return null;
    }
  }

  private synchronized FileChannel locks() throws IOException {
    FileChannel open = locks;
    if (open == null) {
      open =
          FileChannel.open(
              folder.resolve(LOCKS), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      locks = open;
    }
    return open;
  }

  /// How many bytes are kept of an artifact that is not whole.
  public long kept(Sha256 sha256) throws IOException {
    try {
      return Files.size(part(sha256));
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /// How many are on their way.
  public int underWay() {
    return underWay.size();
  }

  /// Drops what interruptions left too long ago.
  ///
  /// @return how many
  public int sweep(Instant now) throws IOException {
    int swept = 0;
    if (!Files.isDirectory(folder)) {
      return swept;
    }
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART)) {
      for (Path part : parts) {
        Instant last = Files.getLastModifiedTime(part).toInstant();
        if (last.plus(limits.keptFor).isBefore(now) && !isUnderWay(part)) {
          swept += Files.deleteIfExists(part) ? 1 : 0;
        }
      }
    } catch (NoSuchFileException e) {
      return swept; // another instance was faster
    }
    return swept;
  }

  private boolean isUnderWay(Path part) {
    String name = part.getFileName().toString();
    return Sha256.parse(name.substring(0, name.length() - PART.length()))
        .filter(underWay::contains)
        .isPresent();
  }

  Path part(Sha256 sha256) {
    return folder.resolve(sha256.hex() + PART);
  }

  boolean hasRoomFor(long bytes) throws IOException {
    return Files.getFileStore(folder).getUsableSpace() - limits.freeBytesMin >= bytes;
  }

  void ended(Sha256 sha256) {
    underWay.remove(sha256);
    slots.release();
  }
}

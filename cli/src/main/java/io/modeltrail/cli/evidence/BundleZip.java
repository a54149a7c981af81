package io.modeltrail.cli.evidence;

import io.modeltrail.cli.CannotTellException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A bundle as a file. Nothing in it is trusted: neither what the files are named, nor how many or
/// how large they are. Nothing is unpacked to the disk.
final class BundleZip implements Closeable {

  static final int FILES_MAX = 500_000;

  /// Of all files, unpacked.
  static final long BYTES_MAX = 1L << 30;

  /// How many times larger than packed it may be all together: what people write is packed to a
  /// tenth.
  static final int RATIO_MAX = 200;

  /// Below this the ratio says nothing.
  private static final long SMALL_BYTES = 1 << 20;

  private final ZipFile zip;
  private final Map<String, ZipEntry> files = new HashMap<>();

  private BundleZip(ZipFile zip) {
    this.zip = zip;
  }

  /// @throws CannotTellException if there is no such file
  /// @throws UnfitException if it is no bundle, or one that could do harm
  static BundleZip open(Path file) throws CannotTellException, UnfitException {
    if (!Files.isRegularFile(file)) {
      throw new CannotTellException("There is no file " + file + ".");
    }
    BundleZip bundle;
    try {
      bundle = new BundleZip(new ZipFile(file.toFile()));
    } catch (IOException | IllegalArgumentException e) {
      throw new UnfitException(String.valueOf(file.getFileName()), "is no zip file: " + e);
    }
    try {
      bundle.look(Files.size(file));
      return bundle;
    } catch (IOException e) {
      bundle.close();
      throw new CannotTellException("%s cannot be read: %s".formatted(file, e), e);
    } catch (UnfitException e) {
      bundle.close();
      throw e;
    }
  }

  private void look(long packed) throws UnfitException {
    if (zip.size() > FILES_MAX) {
      throw new UnfitException(
          zip.getName(), "has %,d files, at most %,d are read".formatted(zip.size(), FILES_MAX));
    }
    long bytes = 0;
    for (ZipEntry file : zip.stream().toList()) {
      String name = file.getName();
      FileKind kind =
          FileKind.of(name).orElseThrow(() -> new UnfitException(name, "has no place in a bundle"));
      if (files.put(name, file) != null) {
        throw new UnfitException(name, "is there twice");
      }
      if (file.getSize() > kind.bytesMax()) {
        throw new UnfitException(name, tooLarge(kind));
      }
      bytes += file.getSize();
    }
    if (bytes > BYTES_MAX) {
      throw new UnfitException(
          zip.getName(), "has %,d bytes, at most %,d are unpacked".formatted(bytes, BYTES_MAX));
    }
    if (bytes > Math.max(SMALL_BYTES, packed * RATIO_MAX)) {
      throw new UnfitException(
          zip.getName(), "is packed to less than a %dth: no bundle is".formatted(RATIO_MAX));
    }
  }

  boolean has(String name) {
    return files.containsKey(name);
  }

  /// All files but those of entries.
  SortedSet<String> common() {
    SortedSet<String> common = new TreeSet<>();
    for (String name : files.keySet()) {
      if (!FileKind.of(name).orElseThrow().isOfEntry()) {
        common.add(name);
      }
    }
    return common;
  }

  /// The numbers of the entries that have a file.
  SortedSet<Long> entries() {
    SortedSet<Long> entries = new TreeSet<>();
    for (String name : files.keySet()) {
      FileKind kind = FileKind.of(name).orElseThrow();
      if (kind.isOfEntry()) {
        entries.add(kind.number(name));
      }
    }
    return entries;
  }

  /// @throws UnfitException if it is not there, or cannot be unpacked
  byte[] read(String name) throws UnfitException {
    return find(name).orElseThrow(() -> new UnfitException(name, "is missing"));
  }

  /// @return empty if there is no such file
  /// @throws UnfitException if it cannot be unpacked
  Optional<byte[]> find(String name) throws UnfitException {
    ZipEntry file = files.get(name);
    if (file == null) {
      return Optional.empty();
    }
    FileKind kind = FileKind.of(name).orElseThrow();
    try (InputStream in = zip.getInputStream(file)) {
      byte[] bytes = in.readNBytes(kind.bytesMax() + 1);
      if (bytes.length > kind.bytesMax()) {
        throw new UnfitException(name, tooLarge(kind));
      }
      if (bytes.length != file.getSize()) {
        throw new UnfitException(
            name,
            "has %,d bytes, and %,d by the zip's directory"
                .formatted(bytes.length, file.getSize()));
      }
      return Optional.of(bytes);
    } catch (IOException e) {
      throw new UnfitException(name, "cannot be unpacked: " + e);
    }
  }

  private static String tooLarge(FileKind kind) {
    return "has more than %,d bytes".formatted(kind.bytesMax());
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a file that was read cannot be closed", e);
    }
  }
}

package io.modeltrail.registry.artifact.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.erdtman.jcs.JsonCanonicalizer;

/// The files of a folder. Written as RFC 8785 JSON, sorted by path, its digest is the folder's.
///
/// @param files in the order of their paths' UTF-8 bytes
public record Manifest(List<File> files) {

  /// The most that a manifest may have, as it is written.
  public static final int BYTES_MAX = 8 * 1024 * 1024;

  private static final Sha256 NONE = Sha256.of(new byte[0]);
  private static final Comparator<File> BY_PATH =
      (a, b) -> Arrays.compareUnsigned(a.path.getBytes(UTF_8), b.path.getBytes(UTF_8));

  /// A file of a folder.
  public record File(String path, Sha256 sha256, long sizeBytes) {}

  /// What came of reading one.
  public sealed interface Parsed {
    record Good(Manifest manifest) implements Parsed {}

    record Bad(String why) implements Parsed {}
  }

  /// The manifest of the files of a folder that may lie anywhere, in whatever order they come.
  public static Parsed of(List<File> files) {
    return of(files, FolderPath::flaw, FolderPath::clash);
  }

  private static Parsed of(
      List<File> files,
      Function<String, Optional<String>> flaws,
      Function<List<String>, Optional<PathClash>> clashes) {
    List<File> sorted = files.stream().sorted(BY_PATH).toList();
    List<String> paths = sorted.stream().map(File::path).toList();
    for (String path : paths) {
      Optional<String> flaw = flaws.apply(path);
      if (flaw.isPresent()) {
        return bad(path, flaw.get());
      }
    }
    return clashes
        .apply(paths)
        .map(clash -> bad(paths.get(clash.at()), clash.why()))
        .orElseGet(() -> new Parsed.Good(new Manifest(sorted)));
  }

  private static Parsed bad(String path, String why) {
    return new Parsed.Bad("the path " + FolderPath.quoted(path) + " " + why);
  }

  /// Reads one as it is written and kept here.
  ///
  /// @throws IOException if the bytes cannot be read
  public static Parsed parse(InputStream bytes) throws IOException {
    DigestInputStream in = new DigestInputStream(new Window(bytes, BYTES_MAX), Sha256.digest());
    try {
      Parsed parsed = of(ManifestReader.read(in), KeptPath::flaw, KeptPath::clash);
      if (bytes.read() >= 0) {
        return new Parsed.Bad("it has more than " + BYTES_MAX + " bytes");
      }
      if (parsed instanceof Parsed.Good good
          && !good.manifest.sha256().equals(Sha256.of(in.getMessageDigest()))) {
        return new Parsed.Bad(
            "it is not the RFC 8785 JSON of its files, sorted by path: keys path, sha256,"
                + " sizeBytes, no spaces, files in the order of their paths' UTF-8 bytes");
      }
      return parsed;
    } catch (ManifestReader.Broken e) {
      return new Parsed.Bad(e.why());
    }
  }

  /// As it is written, and hashed.
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(bytes);
    return bytes.toByteArray();
  }

  /// The folder's digest.
  public Sha256 sha256() {
    MessageDigest digest = Sha256.digest();
    write(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    return Sha256.of(digest);
  }

  /// A file after another: all of them as one text would take many times their bytes.
  private void write(OutputStream out) {
    try {
      String before = "[";
      for (File file : files) {
        out.write(before.getBytes(UTF_8));
        out.write(canonical(file));
        before = ",";
      }
      out.write(']');
    } catch (IOException e) {
      throw new UncheckedIOException("what is a text can be written as JSON", e);
    }
  }

  private static byte[] canonical(File file) throws IOException {
    String json =
        JsonNodeFactory.instance
            .objectNode()
            .put("path", file.path)
            .put("sha256", file.sha256.hex())
            .put("sizeBytes", file.sizeBytes)
            .toString();
    return new JsonCanonicalizer(json).getEncodedUTF8();
  }

  public Optional<File> find(String path) {
    int place =
        Collections.binarySearch(files, new File(path, NONE, 0), BY_PATH); // as they are sorted
    return place >= 0 ? Optional.of(files.get(place)) : Optional.empty();
  }
}

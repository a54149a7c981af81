package io.modeltrail.registry.artifact.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.erdtman.jcs.JsonCanonicalizer;

/// The files of a folder. Written as RFC 8785 JSON, sorted by path, its digest is the folder's.
///
/// @param files in the order of their paths' UTF-8 bytes
public record Manifest(List<File> files) {

  /// The most that a manifest may have, as it is written.
  public static final int BYTES_MAX = 8 * 1024 * 1024;

  private static final int FILES_MAX = 20_000;
  private static final long SIZE_MAX = (1L << 53) - 1; // what JSON's figures tell apart
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
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

  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String why) {
      super(why);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }

  /// The manifest of some files, in whatever order they come.
  public static Parsed of(List<File> files) {
    List<File> sorted = files.stream().sorted(BY_PATH).toList();
    List<String> paths = sorted.stream().map(File::path).toList();
    for (String path : paths) {
      Optional<String> flaw = FolderPath.flaw(path);
      if (flaw.isPresent()) {
        return new Parsed.Bad("the path \"" + shown(path) + "\" " + flaw.get());
      }
    }
    return FolderPath.clash(paths)
        .<Parsed>map(Parsed.Bad::new)
        .orElseGet(() -> new Parsed.Good(new Manifest(sorted)));
  }

  /// Reads one as it is written.
  public static Parsed parse(byte[] bytes) {
    try {
      Parsed parsed = of(read(bytes));
      if (parsed instanceof Parsed.Good good && !Arrays.equals(good.manifest.bytes(), bytes)) {
        return new Parsed.Bad(
            "it is not the RFC 8785 JSON of its files, sorted by path: keys path, sha256,"
                + " sizeBytes, no spaces, files in the order of their paths' UTF-8 bytes");
      }
      return parsed;
    } catch (Broken e) {
      return new Parsed.Bad(e.why());
    }
  }

  private static List<File> read(byte[] bytes) throws Broken {
    JsonNode list;
    try {
      list = JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new Broken("it is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Broken("it is not JSON");
    }
    if (!list.isArray() || list.isEmpty() || list.size() > FILES_MAX) {
      throw new Broken("it must be a list of 1 to " + FILES_MAX + " files");
    }
    List<File> files = new ArrayList<>();
    for (JsonNode each : list) {
      files.add(file(each, "[" + files.size() + "]"));
    }
    return files;
  }

  private static File file(JsonNode node, String place) throws Broken {
    JsonNode size = node.path("sizeBytes");
    if (!node.path("path").isTextual()) {
      throw new Broken(place + ".path must be a text");
    }
    if (!size.isIntegralNumber() || !size.canConvertToLong() || !isSize(size.longValue())) {
      throw new Broken(place + ".sizeBytes must be a whole number from 0 to " + SIZE_MAX);
    }
    Optional<Sha256> sha256 = Sha256.parse(node.path("sha256").asText());
    if (sha256.isEmpty()) {
      throw new Broken(place + ".sha256 must be 64 lowercase hex digits");
    }
    return new File(node.get("path").textValue(), sha256.get(), size.longValue());
  }

  private static boolean isSize(long size) {
    return size >= 0 && size <= SIZE_MAX;
  }

  /// As it is written, and hashed.
  public byte[] bytes() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (File file : files) {
      list.addObject()
          .put("path", file.path)
          .put("sha256", file.sha256.hex())
          .put("sizeBytes", file.sizeBytes);
    }
    try {
      return new JsonCanonicalizer(list.toString()).getEncodedUTF8();
    } catch (IOException e) {
      throw new IllegalStateException("what was read as JSON can be written as JSON", e);
    }
  }

  /// The folder's digest.
  public Sha256 sha256() {
    return Sha256.of(bytes());
  }

  public Optional<File> find(String path) {
    int place =
        Collections.binarySearch(files, new File(path, NONE, 0), BY_PATH); // as they are sorted
    return place >= 0 ? Optional.of(files.get(place)) : Optional.empty();
  }

  private static String shown(String path) {
    String cut = path.length() > 100 ? path.substring(0, 100) + "…" : path;
    return cut.replaceAll("\\p{Cntrl}", "�");
  }
}

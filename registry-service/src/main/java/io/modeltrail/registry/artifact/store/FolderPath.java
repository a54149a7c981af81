package io.modeltrail.registry.artifact.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a path within a folder must keep to wherever the folder lies, so that whoever unpacks it
/// writes beneath it and nowhere else, and each file once.
public final class FolderPath {

  private static final int QUOTED_MAX = 100;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  private FolderPath() {}

  /// What is wrong with a path, if anything is. To be read after it.
  public static Optional<String> flaw(String path) {
    if (path.isEmpty()) {
      return Optional.of("is empty");
    }
    if (path.indexOf('\\') >= 0) {
      return Optional.of("has a backslash");
    }
    if (path.codePoints().anyMatch(FolderPath::isNoText)) {
      return Optional.of("has a control character, or half a character");
    }
    if (DRIVE.matcher(path).matches()) {
      return Optional.of("begins with a drive: it must be relative");
    }
    for (String name : path.split("/", -1)) {
      if (name.isEmpty()) {
        return Optional.of("has an empty name: it must be relative, with single slashes");
      }
      if (name.equals(".") || name.equals("..")) {
        return Optional.of("has the name " + name);
      }
    }
    return Optional.empty();
  }

  private static boolean isNoText(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE
        || Character.getType(codePoint) == Character.LINE_SEPARATOR
        || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR;
  }

  /// Which of some paths without a flaw cannot stand beside another, if any: one that is there
  /// twice, or is also a folder of another.
  public static Optional<PathClash> clash(List<String> paths) {
    return PathClash.among(paths, UnaryOperator.identity());
  }

  /// A path in what is said to people, whatever it has in it.
  public static String quoted(String path) {
    String cut = path.length() > QUOTED_MAX ? path.substring(0, QUOTED_MAX) + "…" : path;
    return "\"" + cut.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]", "�") + "\"";
  }

  /// A path in an address: each name encoded wholly, whatever it looks like, but as RFC 3986 would
  /// have it: a client may write `~` for `%7E`, and what was signed would be another address.
  public static String encoded(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(name -> URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("%7E", "~"))
        .collect(Collectors.joining("/"));
  }
}

package io.modeltrail.registry.artifact.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a path within a folder must keep to, so that whoever unpacks the folder writes beneath it
/// and nowhere else, on any file system.
public final class FolderPath {

  private static final int PATH_BYTES_MAX = 1024;
  private static final int NAME_BYTES_MAX = 255;

  private static final Pattern DEVICE =
      Pattern.compile(
          "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?",
          Pattern.CASE_INSENSITIVE);

  private FolderPath() {}

  /// What is wrong with a path, if anything is.
  public static Optional<String> flaw(String path) {
    if (path.isEmpty()) {
      return Optional.of("is empty");
    }
    if (path.getBytes(UTF_8).length > PATH_BYTES_MAX) {
      return Optional.of("has more than " + PATH_BYTES_MAX + " bytes");
    }
    if (path.indexOf('\\') >= 0) {
      return Optional.of("has a backslash");
    }
    if (path.codePoints().anyMatch(FolderPath::isNoText)) {
      return Optional.of("has a control character, or half a character");
    }
    if (!Normalizer.isNormalized(path, Normalizer.Form.NFC)) {
      return Optional.of("is not in Unicode's form NFC");
    }
    for (String name : path.split("/", -1)) {
      if (name.isEmpty()) {
        return Optional.of("has an empty name: it must be relative, with single slashes");
      }
      if (name.equals(".") || name.equals("..")) {
        return Optional.of("has the name " + name);
      }
      if (name.getBytes(UTF_8).length > NAME_BYTES_MAX) {
        return Optional.of("has a name of more than " + NAME_BYTES_MAX + " bytes");
      }
      if (isWindowsOwn(name)) {
        return Optional.of("has a name that Windows does not take: " + name);
      }
    }
    return Optional.empty();
  }

  /// Windows drops dots and spaces at the end of a name, and takes a colon for a drive or a stream
  /// of a file; and some names are devices there, whatever follows after a dot.
  private static boolean isWindowsOwn(String name) {
    return name.endsWith(".")
        || name.endsWith(" ")
        || name.chars().anyMatch(each -> ":<>\"|?*".indexOf(each) >= 0)
        || DEVICE.matcher(name).matches();
  }

  private static boolean isNoText(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE
        || Character.getType(codePoint) == Character.LINE_SEPARATOR
        || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR;
  }

  /// Which paths cannot stand beside one another, if any: two that are the same but for case, or
  /// one that is also a folder of another.
  static Optional<String> clash(List<String> paths) {
    Map<String, String> spelled = new HashMap<>();
    for (String path : paths) {
      String before = spelled.put(folded(path), path);
      if (before != null) {
        return Optional.of("\"%s\" and \"%s\" are the same file".formatted(before, path));
      }
    }
    Map<String, String> folders = new HashMap<>();
    for (String path : paths) {
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        String folder = path.substring(0, slash);
        String before = folders.putIfAbsent(folded(folder), folder);
        if (before != null && !before.equals(folder)) {
          return Optional.of("\"%s\" and \"%s\" are the same folder".formatted(before, folder));
        }
        if (spelled.containsKey(folded(folder))) {
          return Optional.of("\"%s\" is a file and a folder".formatted(folder));
        }
      }
    }
    return Optional.empty();
  }

  private static String folded(String path) {
    return Normalizer.normalize(
        path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }
}

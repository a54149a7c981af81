package io.modeltrail.registry.artifact.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a path within a folder that is kept here must keep to besides: any file system can take it
/// as it is.
final class KeptPath {

  private static final int PATH_BYTES_MAX = 1024;
  private static final int NAME_BYTES_MAX = 255;

  private static final Pattern DEVICE =
      Pattern.compile(
          "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?",
          Pattern.CASE_INSENSITIVE);

  private KeptPath() {}

  /// What is wrong with a path, if anything is. To be read after it.
  static Optional<String> flaw(String path) {
    return FolderPath.flaw(path).or(() -> ownFlaw(path));
  }

  private static Optional<String> ownFlaw(String path) {
    if (path.getBytes(UTF_8).length > PATH_BYTES_MAX) {
      return Optional.of("has more than " + PATH_BYTES_MAX + " bytes");
    }
    if (!Normalizer.isNormalized(path, Normalizer.Form.NFC)) {
      return Optional.of("is not in Unicode's form NFC");
    }
    for (String name : path.split("/", -1)) {
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

  /// Which of some paths without a flaw cannot stand beside another, if any: one that is the same
  /// as another but for case, or is also a folder of another.
  static Optional<PathClash> clash(List<String> paths) {
    return PathClash.among(paths, KeptPath::folded);
  }

  private static String folded(String path) {
    return Normalizer.normalize(
        path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }
}

package io.modeltrail.registry.artifact.check;

import io.modeltrail.registry.artifact.store.Manifest;
import io.modeltrail.registry.artifact.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares a folder with what was told of it: its files one by one, and the digest of their list.
///
/// @param budget for all of its files
record FolderInspector(Told told, Budget budget) {

  Finding inspect(Origin origin) throws IOException {
    return origin instanceof OwnOrigin own ? kept(own) : elsewhere(origin);
  }

  /// The manifest that is kept here says how its files are listed; what was told must not differ.
  private Finding kept(OwnOrigin origin) throws IOException {
    Manifest manifest = origin.manifest();
    if (!manifest.sha256().equals(told.sha256())) {
      return otherList(manifest);
    }
    Optional<Finding> difference = told.files().isEmpty() ? Optional.empty() : difference(manifest);
    return difference.isPresent() ? difference.get() : contents(manifest, origin).finding();
  }

  private Optional<Finding> difference(Manifest manifest) {
    for (Told.File file : told.files()) {
      Optional<Manifest.File> found = manifest.find(file.path());
      if (found.isEmpty()) {
        return mismatch("it has no file " + file.path());
      }
      Manifest.File kept = found.get();
      if (!kept.sha256().equals(file.sha256())) {
        return otherFile(file.path(), kept.sha256());
      }
      if (file.sizeBytes().orElse(kept.sizeBytes()) != kept.sizeBytes()) {
        return otherSize(file.path(), kept.sizeBytes());
      }
    }
    Set<String> paths = told.files().stream().map(Told.File::path).collect(Collectors.toSet());
    return manifest.files().stream()
        .map(Manifest.File::path)
        .filter(path -> !paths.contains(path))
        .findFirst()
        .flatMap(FolderInspector::notTold);
  }

  private static Optional<Finding> mismatch(String detail) {
    return Optional.of(new Finding.Mismatch(detail));
  }

  private static Optional<Finding> notTold(String path) {
    return mismatch("it has a file that was not told: " + path);
  }

  private static Optional<Finding> otherFile(String path, Sha256 actual) {
    return mismatch("its file %s has the digest %s".formatted(path, actual));
  }

  private static Optional<Finding> otherSize(String path, long actual) {
    return mismatch("its file %s has %d bytes".formatted(path, actual));
  }

  private static Finding otherList(Manifest manifest) {
    return new Finding.Mismatch("its list of files has the digest " + manifest.sha256());
  }

  private Finding elsewhere(Origin origin) throws IOException {
    if (told.files().isEmpty()) {
      return new Finding.Unreadable("its files were not told", false);
    }
    List<Manifest.File> files =
        told.files().stream()
            .map(each -> new Manifest.File(each.path(), each.sha256(), each.sizeBytes().orElse(0)))
            .toList();
    return switch (Manifest.of(files)) {
      case Manifest.Parsed.Bad bad -> new Finding.Unreadable("of its files, " + bad.why(), false);
      case Manifest.Parsed.Good good when hasAllSizes() ->
          good.manifest().sha256().equals(told.sha256())
              ? contents(good.manifest(), origin).finding()
              : otherList(good.manifest());
      case Manifest.Parsed.Good good -> withSizesAsTheyAre(contents(good.manifest(), origin));
    };
  }

  private boolean hasAllSizes() {
    return told.files().stream().allMatch(file -> file.sizeBytes().isPresent());
  }

  /// The digest is that of the list with its sizes. Who did not tell them may have listed them in
  /// some other way, so another digest proves nothing.
  private Finding withSizesAsTheyAre(Contents contents) {
    Manifest manifest = new Manifest(contents.files());
    if (contents.difference().isPresent() || manifest.sha256().equals(told.sha256())) {
      return contents.finding();
    }
    return new Finding.Unreadable(
        "all files are as told, but not their sizes were: with those that they have, the list of"
            + " files has the digest "
            + manifest.sha256(),
        false);
  }

  /// What was read.
  ///
  /// @param files with their sizes, as far as they are what was told
  /// @param difference the first that there is
  private record Contents(List<Manifest.File> files, Optional<Finding> difference) {

    Finding finding() {
      return difference.orElseGet(Finding.Verified::new);
    }
  }

  private Contents contents(Manifest manifest, Origin origin) throws IOException {
    for (String path : origin.list(manifest.files().size(), budget).orElse(List.of())) {
      if (manifest.find(path).isEmpty()) {
        return new Contents(List.of(), notTold(path));
      }
    }
    Map<String, Long> sizes = toldSizes();
    List<Manifest.File> read = new ArrayList<>();
    for (Manifest.File file : manifest.files()) {
      Budget.Read actual;
      try (InputStream bytes = origin.open(file.path())) {
        actual = budget.read(bytes);
      }
      if (!actual.sha256().equals(file.sha256())) {
        return new Contents(read, otherFile(file.path(), actual.sha256()));
      }
      if (sizes.getOrDefault(file.path(), actual.sizeBytes()) != actual.sizeBytes()) {
        return new Contents(read, otherSize(file.path(), actual.sizeBytes()));
      }
      read.add(new Manifest.File(file.path(), file.sha256(), actual.sizeBytes()));
    }
    return new Contents(read, Optional.empty());
  }

  /// By path. The list's digest does not prove them: it may have been made with a wrong one.
  private Map<String, Long> toldSizes() {
    return told.files().stream()
        .filter(file -> file.sizeBytes().isPresent())
        .collect(
            Collectors.toMap(
                Told.File::path, file -> file.sizeBytes().getAsLong(), (first, again) -> first));
  }
}

package io.modeltrail.torture.mutant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A change of a source file.
///
/// @param file below the checkout
/// @param find what stands there, once
/// @param put what is put in its place
public record Edit(String file, String find, String put) {

  /// @param source as it is by now: other edits may have changed it
  /// @throws IllegalStateException if the text is not there once
  String apply(String source) {
    int at = source.indexOf(find);
    if (at < 0 || source.indexOf(find, at + 1) >= 0) {
      throw new IllegalStateException(
          "in %s there is %s: %s".formatted(file, at < 0 ? "nowhere" : "more than once", find));
    }
    return source.substring(0, at) + put + source.substring(at + find.length());
  }

  String read(Path checkout) throws IOException {
    return Files.readString(checkout.resolve(file));
  }
}

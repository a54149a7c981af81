package io.modeltrail.registry.artifact;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Some of the bytes of an artifact, as the header `Range` asks for them (RFC 9110).
///
/// @param from the first, from 0
/// @param length how many
record ByteRange(long from, long length) {

  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /// What a header comes to.
  sealed interface Asked {
    record Part(ByteRange range) implements Asked {}

    /// The header is not understood, or asks for several parts: it may be ignored.
    record All() implements Asked {}

    /// It begins behind the end.
    record Beyond() implements Asked {}
  }

  static Asked parse(String header, long size) {
    Matcher one = ONE.matcher(header.replace(" ", ""));
    if (!one.matches()) {
      return new Asked.All();
    }
    Optional<Long> first = number(one.group(1));
    Optional<Long> last = number(one.group(2));
    if (first.isEmpty()) {
      return last.<Asked>map(count -> lastBytes(count, size)).orElseGet(Asked.All::new);
    }
    long from = first.get();
    if (last.isPresent() && last.get() < from) {
      return new Asked.All();
    }
    if (from >= size) {
      return new Asked.Beyond();
    }
    long end = Math.min(last.orElse(size - 1), size - 1);
    return new Asked.Part(new ByteRange(from, end - from + 1));
  }

  private static Asked lastBytes(long count, long size) {
    if (count == 0 || size == 0) {
      return new Asked.Beyond();
    }
    long length = Math.min(count, size);
    return new Asked.Part(new ByteRange(size - length, length));
  }

  private static Optional<Long> number(String digits) {
    return digits.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(digits));
  }

  /// The answer's header.
  String contentRange(long size) {
    return "bytes " + from + "-" + (from + length - 1) + "/" + size;
  }
}

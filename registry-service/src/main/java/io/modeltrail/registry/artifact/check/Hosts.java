package io.modeltrail.registry.artifact.check;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The hosts that artifacts may be fetched from.
///
/// @param open hosts, with a port unless it is the scheme's own; only at public addresses
/// @param internal the same, at any address
record Hosts(Set<String> open, Set<String> internal) {

  static Hosts of(Optional<List<String>> open, Optional<List<String>> internal) {
    return new Hosts(lowerCase(open), lowerCase(internal));
  }

  private static Set<String> lowerCase(Optional<List<String>> names) {
    return names.orElse(List.of()).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Whether anything may be fetched from there. Names and passwords in an address are refused.
  boolean allow(URI uri) {
    String authority = authority(uri);
    return authority != null && (open.contains(authority) || internal.contains(authority));
  }

  /// Whether a name may stand for an address that is not public.
  boolean isInternal(String host) {
    return internal.stream().anyMatch(each -> each.equals(host) || each.startsWith(host + ":"));
  }

  private static @Nullable String authority(URI uri) {
    boolean isHttps = "https".equalsIgnoreCase(uri.getScheme());
    boolean isHttp = "http".equalsIgnoreCase(uri.getScheme());
    if (uri.getHost() == null || uri.getRawUserInfo() != null || !(isHttp || isHttps)) {
      return null;
    }
    int own = isHttps ? 443 : 80;
    String port = uri.getPort() < 0 || uri.getPort() == own ? "" : ":" + uri.getPort();
    return uri.getHost().toLowerCase(Locale.ROOT) + port;
  }
}

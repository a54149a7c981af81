package io.modeltrail.promotion.subscription;

import io.modeltrail.service.outbound.PublicNames;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;

/// Where may be delivered to.
///
/// @param internal hosts, or hosts with a port, that may be at any address
record Endpoints(boolean allowHttp, Set<String> internal, DnsResolver names) {

  static final int LENGTH_MAX = 2_000;

  static Endpoints of(SubscriptionConfig config, DnsResolver names) {
    Set<String> internal =
        config.internalHosts().orElse(List.of()).stream()
            .map(each -> each.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    return new Endpoints(config.allowHttp(), internal, names);
  }

  /// Why nothing is delivered there, whatever its address; empty if something may be.
  Optional<String> wrong(String url) {
    if (url.length() > LENGTH_MAX) {
      return Optional.of("it has more than %,d characters".formatted(LENGTH_MAX));
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of("it is no URL");
    }
    boolean isHttp = "http".equalsIgnoreCase(uri.getScheme());
    if (!isHttp && !"https".equalsIgnoreCase(uri.getScheme())) {
      return Optional.of("it must begin with https://");
    }
    if (isHttp && !allowHttp) {
      return Optional.of("it must begin with https://: http is not allowed here");
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return Optional.of("it needs a host, and has neither user nor fragment");
    }
    return Optional.empty();
  }

  /// Whether its name leads to an address that may be connected to. What cannot be resolved and
  /// what is inside are told alike: nobody needs to learn which names there are inside.
  boolean isReachable(String url) {
    URI uri = URI.create(url);
    try {
      return publicNames(uri).resolve(uri.getHost()).length > 0;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /// Resolves for one endpoint: the address that is checked is the one that is connected to.
  PublicNames publicNames(URI endpoint) {
    boolean isInternal = isInternal(endpoint);
    return new PublicNames(host -> isInternal && host.equalsIgnoreCase(endpoint.getHost()), names);
  }

  boolean isInternal(URI endpoint) {
    String host = endpoint.getHost().toLowerCase(Locale.ROOT);
    int own = "https".equalsIgnoreCase(endpoint.getScheme()) ? 443 : 80;
    int port = endpoint.getPort() < 0 ? own : endpoint.getPort();
    return internal.contains(host) || internal.contains(host + ":" + port);
  }
}

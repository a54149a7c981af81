package io.modeltrail.service.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/// Leaves only public addresses, but for hosts that may have others. A client that is given this
/// one connects to the addresses that were checked, and asks nobody else for any: a name that
/// changes its mind between the check and the connection gains nothing.
///
/// @param mayBeInternal of a host's name in lower case
/// @param names who is asked for addresses
public record PublicNames(Predicate<String> mayBeInternal, DnsResolver names)
    implements DnsResolver {

  /// A name that has addresses, but none that may be connected to.
  public static final class NotPublicException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    public NotPublicException(String host) {
      super(host + " has no public address");
    }
  }

  /// @throws NotPublicException if no address is public
  /// @throws UnknownHostException if none is found
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = names.resolve(host);
    if (mayBeInternal.test(host.toLowerCase(Locale.ROOT))) {
      return all;
    }
    InetAddress[] open =
        Arrays.stream(all).filter(PublicAddresses::contain).toArray(InetAddress[]::new);
    if (open.length == 0) {
      throw new NotPublicException(host);
    }
    return open;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return names.resolveCanonicalHostname(host);
  }
}

package io.modeltrail.registry.artifact.check;

import io.modeltrail.service.outbound.PublicNames;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/// Fetches over HTTP from the hosts that are allowed, and from no other, wherever a redirect leads.
/// The client connects to the addresses that [PublicNames] gives, and asks nobody else for any: a
/// name that changes its mind between the check and the connection gains nothing.
final class Fetcher implements AutoCloseable {

  private static final int REDIRECTS_MAX = 5;
  private static final Timeout PATIENCE = Timeout.ofSeconds(30);

  private final Hosts hosts;
  private final CloseableHttpClient client;

  Fetcher(Hosts hosts) {
    this(hosts, SystemDefaultDnsResolver.INSTANCE);
  }

  /// @param names who is asked for addresses
  Fetcher(Hosts hosts, DnsResolver names) {
    this.hosts = hosts;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new PublicNames(hosts::isInternal, names))
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(PATIENCE)
                            .setSocketTimeout(PATIENCE)
                            .build())
                    .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(PATIENCE).build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(PATIENCE).build())
            .disableRedirectHandling() // each is looked at below
            .disableContentCompression() // the bytes as they are
            .disableCookieManagement()
            .disableAuthCaching()
            .disableAutomaticRetries()
            .setUserAgent("modeltrail-registry")
            .build();
  }

  /// @throws IOException if it is not allowed, or does not answer with the bytes
  InputStream open(URI uri) throws IOException {
    URI at = AsciiUri.of(uri);
    for (int redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
      if (!hosts.allow(at)) {
        throw new IOException("it may not be fetched from " + at.getRawAuthority());
      }
      ClassicHttpResponse response = client.executeOpen(null, new HttpGet(at), null);
      switch (response.getCode()) {
        case 200 -> {
          return bytes(response);
        }
        case 301, 302, 303, 307, 308 -> {
          Header location = response.getFirstHeader(HttpHeaders.LOCATION);
          response.close();
          at = next(at, location == null ? "" : location.getValue());
        }
        default -> {
          response.close();
          throw StoreAway.is(response.getCode())
              ? new StoreAway.AnswerException(response.getCode())
              : new IOException("the server answers " + response.getCode());
        }
      }
    }
    throw new IOException("it is redirected more than " + REDIRECTS_MAX + " times");
  }

  private static URI next(URI at, String location) throws IOException {
    try {
      URI next = at.resolve(AsciiUri.ofHeader(location));
      if ("https".equalsIgnoreCase(at.getScheme()) && !"https".equalsIgnoreCase(next.getScheme())) {
        throw new IOException("it is redirected from https to " + next.getScheme());
      }
      return next;
    } catch (IllegalArgumentException e) {
      throw new IOException("it is redirected to what is no address", e);
    }
  }

  private static InputStream bytes(ClassicHttpResponse response) throws IOException {
    InputStream body =
        response.getEntity() == null
            ? InputStream.nullInputStream()
            : response.getEntity().getContent();
    return new FilterInputStream(body) {
      @Override
      public void close() throws IOException {
        response.close(); // before the end of the body this closes the connection, too
      }
    };
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}

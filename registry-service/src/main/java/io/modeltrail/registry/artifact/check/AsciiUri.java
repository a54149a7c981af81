package io.modeltrail.registry.artifact.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;

/// Addresses as they are sent: what is not ASCII is percent-encoded, byte by byte. Not as
/// [URI#toASCIIString()] does, which composes characters (NFC) first: where a name is not composed,
/// that would be another one.
final class AsciiUri {

  private AsciiUri() {}

  static URI of(URI uri) {
    return URI.create(encoded(uri.toString().getBytes(UTF_8)));
  }

  /// @param header of which the client makes a character of each byte
  /// @throws IllegalArgumentException if it is no address
  static URI ofHeader(String header) {
    return URI.create(encoded(header.getBytes(ISO_8859_1)));
  }

  private static String encoded(byte[] address) {
    StringBuilder ascii = new StringBuilder();
    for (byte each : address) {
      if (each >= 0) {
        ascii.append((char) each);
      } else {
        ascii.append("%%%02X".formatted(each & 0xFF));
      }
    }
    return ascii.toString();
  }
}

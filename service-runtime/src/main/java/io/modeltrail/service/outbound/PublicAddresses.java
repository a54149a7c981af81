package io.modeltrail.service.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/// Which addresses are out in the open. All others (this machine, private networks, the services
/// that clouds have at link-local addresses, and what IPv6 translates to such) are not for a server
/// that fetches what others name.
final class PublicAddresses {

  private record Block(byte[] start, int bits) {

    static Block of(int bits, int... start) {
      byte[] bytes = new byte[start.length];
      for (int i = 0; i < start.length; i++) {
        bytes[i] = (byte) start[i];
      }
      return new Block(bytes, bits);
    }

    boolean contains(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((address[bit / 8] ^ start[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /// IANA's registry of special-purpose addresses.
  private static final List<Block> CLOSED_4 =
      List.of(
          Block.of(8, 0),
          Block.of(8, 10),
          Block.of(10, 100, 64),
          Block.of(8, 127),
          Block.of(16, 169, 254),
          Block.of(12, 172, 16),
          Block.of(24, 192, 0, 0),
          Block.of(24, 192, 0, 2),
          Block.of(24, 192, 88, 99),
          Block.of(16, 192, 168),
          Block.of(15, 198, 18),
          Block.of(24, 198, 51, 100),
          Block.of(24, 203, 0, 113),
          Block.of(4, 224),
          Block.of(4, 240));

  /// Of IPv6 one block is in use; within it, what leads to IPv4 or is for documents.
  private static final Block OPEN_6 = Block.of(3, 0x20);

  private static final List<Block> CLOSED_6 =
      List.of(
          Block.of(23, 0x20, 0x01, 0x00),
          Block.of(32, 0x20, 0x01, 0x0d, 0xb8),
          Block.of(16, 0x20, 0x02),
          Block.of(20, 0x3f, 0xff, 0x00));

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return CLOSED_4.stream().noneMatch(block -> block.contains(bytes));
    }
    return OPEN_6.contains(bytes) && CLOSED_6.stream().noneMatch(block -> block.contains(bytes));
  }
}

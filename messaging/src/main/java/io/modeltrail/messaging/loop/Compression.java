package io.modeltrail.messaging.loop;

import net.jpountz.lz4.LZ4Factory;
import org.jboss.logging.Logger;

/// What Kafka's clients compress with. They use lz4's own code if it is loaded, and else Java that
/// does the same in several times the time; but only in the system's class loader, which a service
/// is not in, do they load it themselves.
final class Compression {

  private static final Logger LOG = Logger.getLogger(Compression.class);

  private Compression() {}

  /// To be called before the first client is made. Where the code cannot be loaded, as on a system
  /// that it was not made for, Java does it.
  static void loadNative() {
    try {
      LOG.debugf("Compression is done by factory=%s", LZ4Factory.nativeInstance());
    } catch (RuntimeException | LinkageError | AssertionError e) {
      LOG.debug("Compression is done in Java", e);
    }
  }
}

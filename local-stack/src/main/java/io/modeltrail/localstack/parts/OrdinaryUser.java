package io.modeltrail.localstack.parts;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.util.List;

/// PostgreSQL refuses to run as root. For root, as in many containers, it is started in a user
/// namespace of its own, where it is nobody and still owns its files.
final class OrdinaryUser {

  private static final List<String> UNSHARE = List.of("unshare", "-U");

  private OrdinaryUser() {}

  /// What to put before the command: nothing for an ordinary user.
  ///
  /// @throws IllegalStateException for root where user namespaces are not allowed
  static List<String> prefix() {
    if (new UnixSystem().getUid() != 0) {
      return List.of();
    }
    if (!unshareWorks()) {
      throw new IllegalStateException(
          "PostgreSQL does not run as root, and this machine does not let root become nobody"
              + " (unshare -U). Run as an ordinary user.");
    }
    return UNSHARE;
  }

  private static boolean unshareWorks() {
    try {
      return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package io.modeltrail.cli.log;

import io.modeltrail.cli.CannotTellException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which log, and whom to believe. What is not said comes from the environment, as
/// `.modeltrail/stack.env` sets it.
final class LogOptions {

  private static final String SERVICE = "AUDIT_URL";
  private static final String KEY = "AUDIT_LOG_KEY";

  @Parameters(
      arity = "0..1",
      paramLabel = "URL",
      description =
          "Under which checkpoint and tile/… stand: of audit-service its address and /log (default:"
              + " $AUDIT_URL/log).")
  private @Nullable String url;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "The log's verifier key, or a file with it: from elsewhere than from the log. A former one,"
              + " too, if it has changed (default: $AUDIT_LOG_KEY).")
  private List<String> keys = List.of();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Which witnesses must have cosigned: a policy as c2sp.org/tlog-policy has it.")
  private @Nullable Path policy;

  boolean isUrlGiven() {
    return url != null;
  }

  /// Whether it is the log that the environment names: a token from there is for that one only.
  boolean isOfEnvironment() {
    String known = known();
    return known != null && (url == null || url.equals(known));
  }

  LogAddress address(@Nullable String token) throws CannotTellException {
    String where = url == null ? known() : url;
    if (where == null) {
      throw new CannotTellException(
          "Which log? Give the URL under which its checkpoint stands, as"
              + " https://audit.example.org/log.");
    }
    return LogAddress.of(where, token);
  }

  private static @Nullable String known() {
    String service = System.getenv(SERVICE);
    return service == null ? null : service + "/log";
  }

  Trust trust() throws CannotTellException {
    String known = System.getenv(KEY);
    List<String> believed =
        keys.isEmpty() && policy == null && known != null ? List.of(known) : keys;
    return Trust.of(believed, policy);
  }
}

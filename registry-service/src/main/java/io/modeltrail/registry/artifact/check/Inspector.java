package io.modeltrail.registry.artifact.check;

import io.modeltrail.registry.artifact.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Function;

/// Compares artifacts with what was told of them.
final class Inspector {

  private final Function<String, Optional<Origin>> origins;

  Inspector(Function<String, Optional<Origin>> origins) {
    this.origins = origins;
  }

  Finding inspect(Told told, Budget budget) {
    if (OciReference.is(told.uri()) || told.layout().equals("OCI")) {
      return reference(told);
    }
    try {
      Optional<Origin> origin = origins.apply(told.uri());
      if (origin.isEmpty()) {
        return new Finding.Unreadable("this registry may not read from there", false);
      }
      return switch (told.layout()) {
        case "FILE" -> file(told, origin.get(), budget);
        case "DIRECTORY" -> new FolderInspector(told, budget).inspect(origin.get());
        default -> new Finding.Unreadable("the layout " + told.layout() + " is not known", false);
      };
    } catch (Budget.SpentException e) {
      return new Finding.Unreadable(String.valueOf(e.getMessage()), false);
    } catch (IOException | RuntimeException e) { // names that are none here, folders that vanish
      return StoreAway.is(e)
          ? new Finding.Away(reason(e))
          : new Finding.Unreadable(reason(e), true);
    }
  }

  private static String reason(Exception e) {
    String what =
        e instanceof UnknownHostException && StoreAway.is(e)
            ? "no address is found for the name"
            : e.getClass().getSimpleName();
    return what + ": " + e.getMessage();
  }

  /// Nothing is fetched: a reference that names another digest is wrong, and of another nothing
  /// more is known.
  private static Finding reference(Told told) {
    Optional<Sha256> named = OciReference.digest(told.uri());
    if (named.isEmpty()) {
      return new Finding.Mismatch(
          "the reference names no digest: it must end with @sha256:<digest>");
    }
    return named.get().equals(told.sha256())
        ? new Finding.Unreadable(
            "an OCI reference, which is not fetched; it names the digest that was told", false)
        : new Finding.Mismatch("the reference names the digest " + named.get());
  }

  private static Finding file(Told told, Origin origin, Budget budget) throws IOException {
    Sha256 actual;
    try (InputStream bytes = origin.open()) {
      actual = budget.read(bytes).sha256();
    }
    return actual.equals(told.sha256())
        ? new Finding.Verified()
        : new Finding.Mismatch("its bytes have the digest " + actual);
  }
}

package io.modeltrail.registry.artifact.check;

import io.modeltrail.registry.artifact.store.Sha256;
import java.util.Optional;

/// `oci://registry/repository@sha256:<digest>`. A reference is all it is here: who deploys pulls
/// it, and is shown what has that digest and nothing else. So the digest in it must be the
/// artifact's.
final class OciReference {

  private static final String SCHEME = "oci://";
  private static final String DIGEST = "@sha256:";

  private OciReference() {}

  static boolean is(String uri) {
    return uri.startsWith(SCHEME);
  }

  /// The digest that a reference names, if it names one.
  static Optional<Sha256> digest(String uri) {
    int at = uri.lastIndexOf(DIGEST);
    return at < 0 ? Optional.empty() : Sha256.parse(uri.substring(at + DIGEST.length()));
  }
}

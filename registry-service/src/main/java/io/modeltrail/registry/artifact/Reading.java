package io.modeltrail.registry.artifact;

import io.modeltrail.service.access.Groups;
import io.modeltrail.service.problem.Problem;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may read an artifact: whoever has a token of any group, or a link to it that was signed.
@RequestScoped
class Reading {

  private static final Set<String> GROUPS =
      Set.of(Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR);

  private final SecurityIdentity identity;
  private final Links links;
  private final UriInfo uri;

  Reading(SecurityIdentity identity, Links links, UriInfo uri) {
    this.identity = identity;
    this.links = links;
    this.uri = uri;
  }

  /// @throws Problem.Thrown 403 if a link was not signed here, or has expired
  void allow() {
    String expires = query("expires");
    String signature = query("signature");
    if (expires == null && signature == null) {
      allowCaller();
    } else if (expires == null
        || signature == null
        || !links.isGood(uri.getRequestUri().getRawPath(), expires, signature)) {
      throw Problem.of(
              403, "LINK_NOT_VALID", "the link was not signed here, or not for this, or expired")
          .thrown();
    }
  }

  private void allowCaller() {
    if (identity.isAnonymous()) {
      throw new UnauthorizedException();
    }
    if (identity.getRoles().stream().noneMatch(GROUPS::contains)) {
      throw new ForbiddenException();
    }
  }

  private @Nullable String query(String name) {
    return uri.getQueryParameters().getFirst(name);
  }
}

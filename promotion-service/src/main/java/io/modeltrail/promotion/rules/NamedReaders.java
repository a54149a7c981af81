package io.modeltrail.promotion.rules;

import io.modeltrail.governance.rules.Rules;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.rules.RulesInForce;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Set;

/// Whoever has a role that the rules name may read what there is to decide about, as approvers may.
/// What they may decide is another matter: that is asked of the token.
@ApplicationScoped
class NamedReaders implements SecurityIdentityAugmentor {

  private final RulesInForce rules;

  NamedReaders(RulesInForce rules) {
    this.rules = rules;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    Set<String> named =
        rules.newest().map(Rules::governance).map(it -> it.roles()).orElse(Set.of());
    return Uni.createFrom()
        .item(
            identity.isAnonymous() || Collections.disjoint(identity.getRoles(), named)
                ? identity
                : QuarkusSecurityIdentity.builder(identity).addRole(Groups.APPROVER).build());
  }
}

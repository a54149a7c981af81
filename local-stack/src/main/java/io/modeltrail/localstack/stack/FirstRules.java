package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.contract.Installation;
import io.modeltrail.localstack.governance.DefaultGovernance;
import io.modeltrail.localstack.governance.GovernanceApi;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.parts.Checkout;

/// What a stack that has no rules yet begins with: those of the checkout.
final class FirstRules {

  private FirstRules() {}

  static void apply(LocalStack stack, Checkout checkout) {
    var rules = DefaultGovernance.in(checkout);
    new Installation(stack.bootstrapServers(), stack.schemaRegistryUrl(), "")
        .addEnvironments(rules.environments());
    rules.applyFirst(new GovernanceApi(stack.url(Service.PROMOTION), stack.token(Group.OPERATOR)));
  }
}

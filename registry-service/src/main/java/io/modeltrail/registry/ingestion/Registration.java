package io.modeltrail.registry.ingestion;

import io.modeltrail.messaging.loop.Domain;
import io.modeltrail.registry.registration.Registrar;
import io.modeltrail.registry.registration.RegistrationMode;
import io.modeltrail.registry.registration.Workspace;
import io.modeltrail.registry.registration.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Gives the loop this service's domain: the registrar, with the workspaces as configured.
@ApplicationScoped
class Registration {

  @Produces
  @Singleton
  Workspaces workspaces(WorkspacesConfig config) {
    return Workspaces.of(
        config.workspaces().entrySet().stream()
            .map(
                each ->
                    new Workspace(
                        each.getKey(),
                        RegistrationMode.named(each.getValue().register()),
                        each.getValue().serves()))
            .toList(),
        0);
  }

  @Produces
  @Singleton
  Domain domain(Workspaces workspaces) {
    return new Registrar(() -> workspaces);
  }
}

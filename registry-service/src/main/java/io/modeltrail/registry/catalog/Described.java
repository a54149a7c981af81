package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/// What can be described, as the HTTP interface shows it.
@ApplicationScoped
public class Described {

  private final Models models;
  private final Versions versions;

  Described(Models models, Versions versions) {
    this.models = models;
    this.versions = versions;
  }

  /// @throws Problem.Thrown 404 if there is no such model
  public Object model(String name) {
    return models
        .findByIdOptional(name)
        .map(Views::model)
        .orElseThrow(() -> Problem.notFound("there is no model \"" + name + "\""));
  }

  /// @throws Problem.Thrown 404 if there is no such version
  public ObjectNode version(String modelName, int version) {
    return versions
        .findByIdOptional(new VersionEntity.Key(modelName, version))
        .map(Views::version)
        .orElseThrow(
            () -> Problem.notFound("\"%s\" has no version %d".formatted(modelName, version)));
  }
}

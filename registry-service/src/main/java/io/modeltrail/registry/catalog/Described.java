package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.service.problem.DatabaseFailure;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/// What can be described, as the HTTP interface shows it.
@ApplicationScoped
public class Described {

  private final Designations designations;

  Described(Designations designations) {
    this.designations = designations;
  }

  /// @throws Problem.Thrown 404 if there is no such model
  public Object model(String name) {
    try {
      return designations.model(name);
    } catch (SQLException e) {
      throw DatabaseFailure.thrown(e);
    }
  }

  /// @throws Problem.Thrown 404 if there is no such version
  public ObjectNode version(String modelName, int version) {
    return version(modelName, Integer.toString(version));
  }

  /// @param version a number, or `@` and an environment
  /// @throws Problem.Thrown 404 if there is no such version
  public ObjectNode version(String modelName, String version) {
    try {
      return designations.version(modelName, version);
    } catch (SQLException e) {
      throw DatabaseFailure.thrown(e);
    }
  }
}

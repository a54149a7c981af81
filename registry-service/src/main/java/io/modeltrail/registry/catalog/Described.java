package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
  public Object model(String name) throws SQLException {
    return designations.model(name);
  }

  /// The number of a version, which need not be there.
  ///
  /// @param version a number, or `@` and an environment
  /// @throws Problem.Thrown 400 if it is neither, 404 if the environment runs none
  public int number(String modelName, String version) throws SQLException {
    return designations.number(modelName, version);
  }

  /// @param version a number, or `@` and an environment
  /// @throws Problem.Thrown 404 if there is no such version
  public ObjectNode version(String modelName, String version) throws SQLException {
    return designations.version(modelName, version);
  }
}

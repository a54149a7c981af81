package io.modeltrail.service.rejections;

import io.modeltrail.service.problem.Problem;
import java.sql.SQLException;
import org.apache.avro.specific.SpecificRecord;

/// What a service knows of whose an event is, beyond the workspace that the event names.
public interface OwnEvents {

  /// @throws Problem.Thrown 403 if the caller may not say it
  void check(SpecificRecord event) throws SQLException;
}

package io.modeltrail.registry.registration;

import io.modeltrail.governance.Registration;
import java.util.OptionalInt;
import java.util.function.IntSupplier;

/// When a workspace's models become versions. A mode is asked for each new run; whoever adds one is
/// led by the compiler to every place that has to know it.
public sealed interface RegistrationMode {

  /// The version that a run gets when it is told of, if it gets one then.
  ///
  /// @param nextVersion deals the model's next number; a number that is taken must be used
  OptionalInt versionAtTraining(IntSupplier nextVersion);

  /// Every run is the model's next version as soon as it is told of.
  record AtTraining() implements RegistrationMode {
    @Override
    public OptionalInt versionAtTraining(IntSupplier nextVersion) {
      return OptionalInt.of(nextVersion.getAsInt());
    }
  }

  /// A run is a candidate until somebody asks for its deployment.
  record AtDeployment() implements RegistrationMode {
    @Override
    public OptionalInt versionAtTraining(IntSupplier nextVersion) {
      return OptionalInt.empty();
    }
  }

  static RegistrationMode of(Registration rule) {
    return switch (rule) {
      case AT_TRAINING -> new AtTraining();
      case AT_DEPLOYMENT -> new AtDeployment();
    };
  }
}

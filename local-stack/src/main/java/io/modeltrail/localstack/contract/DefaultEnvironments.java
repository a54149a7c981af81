package io.modeltrail.localstack.contract;

import java.util.List;

/// The environments that an installation has until its governance rules name others.
public final class DefaultEnvironments {

  public static final List<String> NAMES = List.of("dev", "qa", "production");

  private DefaultEnvironments() {}
}

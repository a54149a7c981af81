package io.modeltrail.audit.publication;

import io.modeltrail.audit.publication.LogConfig.WithoutQuorum;
import io.modeltrail.audit.witnessing.Witnesses;

/// What there is outside of the database, so that a restored one is noticed.
///
/// @param memory where we keep what was signed
/// @param witnesses who keep it, too, and say so
/// @param withoutQuorum what becomes of what too few of them have cosigned
record Outside(Memory memory, Witnesses witnesses, WithoutQuorum withoutQuorum)
    implements AutoCloseable {

  @Override
  public void close() {
    witnesses.close();
    memory.close();
  }
}

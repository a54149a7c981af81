package io.modeltrail.audit.publication;

/// What is stored is not what was sequenced or signed: nothing may be signed until somebody has
/// looked.
final class DamagedTrail extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param what for an operator: what is wrong, and where
  DamagedTrail(String what) {
    super(what);
  }

  DamagedTrail(String what, Throwable cause) {
    super(what, cause);
  }
}

package io.modeltrail.registry.artifact.store;

/// Which bytes of an artifact a request brings.
///
/// @param from the first of them
/// @param total how many bytes the artifact has; -1: not said
/// @param resumes whether it goes on where an earlier one stopped; otherwise what is kept of such
///   is dropped
public record Portion(long from, long total, boolean resumes) {

  public static final long UNKNOWN = -1;

  /// All of them.
  public static Portion whole(long total) {
    return new Portion(0, total, false);
  }

  /// From where an earlier one stopped, to the end.
  public static Portion rest(long from, long total) {
    return new Portion(from, total, true);
  }
}

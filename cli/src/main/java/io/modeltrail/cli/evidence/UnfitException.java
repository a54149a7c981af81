package io.modeltrail.cli.evidence;

/// A file that is no bundle, or a part of it that is not what it must be: nothing can be built on
/// it.
final class UnfitException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String place;

  /// @param place the file within the bundle
  /// @param why for a person
  UnfitException(String place, String why) {
    super(why);
    this.place = place;
  }

  String place() {
    return place;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}

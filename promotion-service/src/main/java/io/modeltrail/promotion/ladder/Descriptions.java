package io.modeltrail.promotion.ladder;

import java.util.HashMap;
import java.util.Map;

/// What people have said of one model, and of some of its versions.
public final class Descriptions {

  /// Stands for the model itself where a version's number is asked for.
  public static final int MODEL = 0;

  private final Map<Integer, Description> said = new HashMap<>();

  /// What counts for a version.
  public Description of(int version) {
    return said(MODEL).and(said(version));
  }

  /// What was said of it alone.
  ///
  /// @param subject a version's number, or [#MODEL]
  public Description said(int subject) {
    return said.getOrDefault(subject, Description.NONE);
  }

  /// It was described.
  ///
  /// @param subject a version's number, or [#MODEL]
  public void described(int subject, Description now) {
    said.put(subject, now);
  }
}

package io.modeltrail.tlog.tile;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.text.Decimal;

/// The end of a path, which tiles and bundles have in common: the index in groups of three digits,
/// all but the last with an `x`, and the width where it is partial.
record TilePath(long index, int width) {

  static final String FORMAT = "tile path";

  /// Six groups; with seven an index would not fit into 64 bits.
  static final long INDEX_MAX = 999_999_999_999_999_999L;

  private static final String PARTIAL = ".p/";

  TilePath {
    if (index < 0 || index > INDEX_MAX) {
      throw new IllegalArgumentException("no index " + index);
    }
    if (width < 1 || width > TileResource.FULL) {
      throw new IllegalArgumentException("no width " + width);
    }
  }

  static TilePath parse(String text) throws MalformedException {
    int partial = text.indexOf(PARTIAL);
    if (partial < 0) {
      return new TilePath(index(text), TileResource.FULL);
    }
    long width;
    try {
      width = Decimal.parse(text.substring(partial + PARTIAL.length()));
    } catch (MalformedException e) {
      throw e.in(FORMAT, "width");
    }
    if (width < 1 || width >= TileResource.FULL) {
      throw new MalformedException(FORMAT, "a partial tile has no width " + width);
    }
    return new TilePath(index(text.substring(0, partial)), (int) width);
  }

  private static long index(String text) throws MalformedException {
    String[] groups = text.split("/", -1);
    if (groups.length > 6) {
      throw new MalformedException(FORMAT, "index is too large: " + groups.length + " groups");
    }
    long index = 0;
    for (int i = 0; i < groups.length; i++) {
      index = 1000 * index + group(groups[i], i == groups.length - 1);
    }
    if (!text(index).equals(text)) {
      throw new MalformedException(FORMAT, "leading zeros: " + MalformedException.quoted(text));
    }
    return index;
  }

  private static int group(String group, boolean last) throws MalformedException {
    String digits = last ? group : group.startsWith("x") ? group.substring(1) : "";
    if (digits.length() != 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new MalformedException(
          FORMAT,
          "expected three digits%s, found %s"
              .formatted(last ? "" : " after an x", MalformedException.quoted(group)));
    }
    return Integer.parseInt(digits);
  }

  String text() {
    return width == TileResource.FULL ? text(index) : text(index) + PARTIAL + width;
  }

  private static String text(long index) {
    StringBuilder text = new StringBuilder(digits(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      text.insert(0, "x" + digits(rest % 1000) + "/");
    }
    return text.toString();
  }

  private static String digits(long group) {
    return Long.toString(1000 + group).substring(1);
  }
}

package io.modeltrail.service.page;

import io.modeltrail.service.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How many items a caller wants at most: the query parameter `limit` of every list.
///
/// @param size 1 to 1,000
@Schema(
    type = SchemaType.INTEGER,
    minimum = "1",
    maximum = "1000",
    description = "Most items of the page")
public record Limit(int size) {

  public static final int MAX = 1_000;

  /// For `@DefaultValue`.
  public static final String DEFAULT = "50";

  /// @throws Problem.Thrown 400 unless it is 1 to 1,000
  public static Limit fromString(String text) {
    try {
      return new Limit(Integer.parseInt(text));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
          "BAD_LIMIT", "limit must be a number from 1 to %d, found \"%s\"".formatted(MAX, text));
    }
  }

  public Limit {
    if (size < 1 || size > MAX) {
      throw new IllegalArgumentException("a page has 1 to %d items: %d".formatted(MAX, size));
    }
  }

  /// One more than the page takes, to see whether the list goes on.
  public int andOneMore() {
    return size + 1;
  }
}

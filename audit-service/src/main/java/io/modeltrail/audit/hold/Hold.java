package io.modeltrail.audit.hold;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A legal hold: while it is in force, nothing that it covers is erased, whoever asks for it and
/// whatever class it is of.
///
/// @param name for people, as `case-17`: one at a time has it
/// @param reason for people
public record Hold(String name, Extent extent, String reason) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  public Hold {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a hold's name has 1 to 63 of a-z 0-9 and -, found \"%s\"".formatted(name));
    }
  }

  /// What is held.
  public sealed interface Extent {}

  public record Everything() implements Extent {}

  /// All that is given must be so.
  ///
  /// @param model its name
  /// @param type the full name of the record
  public record Some(@Nullable String model, @Nullable String type, TimeSpan when)
      implements Extent {

    public Some {
      if (model == null && type == null && when.isAlways()) {
        throw new IllegalArgumentException(
            "a hold says model, type, from or to; or everything, if all is meant");
      }
    }
  }

  public boolean covers(Facts entry) {
    return switch (extent) {
      case Everything everything -> true;
      case Some(var model, var type, TimeSpan when) ->
          (model == null || model.equals(entry.model()))
              && (type == null || type.equals(entry.type()))
              && when.contains(entry.appendedAt());
    };
  }
}

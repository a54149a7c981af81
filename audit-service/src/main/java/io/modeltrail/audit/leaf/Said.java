package io.modeltrail.audit.leaf;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a leaf repeats of a record's content, so that it can be found. What is unknown is null; so
/// is a text that breaks the contract's limits, since the record is committed to as a whole anyway.
///
/// @param eventId the record's own id
/// @param type full name of the record
/// @param schemaId what the schema registry knows its schema by
public record Said(
    @Nullable UUID eventId,
    @Nullable String type,
    @Nullable Integer schemaId,
    @Nullable String model,
    @Nullable String environment) {

  public static final Said NOTHING = new Said(null, null, null, null, null);

  private static final Pattern TYPE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]{0,254}");
  private static final Pattern MODEL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9 ._-]{0,198}[A-Za-z0-9_-])?");

  /// Names of environments.
  public static final Pattern ENVIRONMENT = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  public Said {
    type = within(TYPE, type);
    model = within(MODEL, model);
    environment = within(ENVIRONMENT, environment);
  }

  private static @Nullable String within(Pattern limits, @Nullable String text) {
    return text != null && limits.matcher(text).matches() ? text : null;
  }
}

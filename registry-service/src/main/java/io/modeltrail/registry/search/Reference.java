package io.modeltrail.registry.search;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A field as an expression names it.
///
/// @param key null unless the field is a family
record Reference(Field field, @Nullable String key) {

  /// Narrower than the grammar's names: which letters there are beyond ASCII differs between the
  /// Unicode of the lexer and that of the JDK.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  Reference {
    if (field.family() != (key != null)) {
      throw new IllegalArgumentException("a key is what a family needs: " + field);
    }
  }

  Kind kind() {
    return field.kind();
  }

  boolean isMany() {
    return field.reach() == Field.Reach.MANY;
  }

  @Override
  public String toString() {
    if (key == null) {
      return field.path();
    }
    return PLAIN.matcher(key).matches()
        ? field.path() + "." + key
        : field.path() + "[" + Literal.quoted(key) + "]";
  }
}

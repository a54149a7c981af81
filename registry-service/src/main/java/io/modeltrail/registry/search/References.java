package io.modeltrail.registry.search;

import io.modeltrail.registry.search.grammar.SearchParser.FieldContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/// Finds out which field is meant.
final class References {

  private References() {}

  static Reference read(FieldContext written) {
    List<String> segments = segments(written);
    Field field = Fields.find(String.join(".", segments));
    if (field != null && !field.family()) {
      return new Reference(field, null);
    }
    Field family = Fields.find(String.join(".", segments.subList(0, segments.size() - 1)));
    if (family != null && family.family()) {
      return new Reference(family, segments.getLast());
    }
    throw new Mistake.Found(Expression.position(written), problem(segments, field));
  }

  private static String problem(List<String> segments, @Nullable Field field) {
    if (field != null) {
      return "%s needs a name: %s.auc or %s[\"val/auc\"]"
          .formatted(field.path(), field.path(), field.path());
    }
    Field first = Fields.find(segments.getFirst());
    if (first != null && first.family()) {
      return "a name with a dot stands in brackets: %s[%s]"
          .formatted(
              first.path(), Literal.quoted(String.join(".", segments.subList(1, segments.size()))));
    }
    String path = String.join(".", segments);
    String hint = Spelling.hint(path, Fields.paths());
    if (hint.isEmpty() && segments.size() > 1) {
      hint = Spelling.hint(segments.getFirst(), Fields.paths());
    }
    return "there is no field %s%s; there are %s".formatted(shown(path), hint, Fields.known());
  }

  private static String shown(String path) {
    return Literal.quoted(path.length() <= 60 ? path : path.substring(0, 60) + "…");
  }

  private static List<String> segments(FieldContext written) {
    List<String> segments = new ArrayList<>();
    for (ParseTree child : written.children) {
      String text = child.getText();
      switch (text.charAt(0)) {
        case '.', '[', ']' -> {}
        case '"', '\'' -> segments.add(unquoted(text));
        default -> segments.add(text);
      }
    }
    return segments;
  }

  /// What stands between the quotes; one within is written twice.
  static String unquoted(String text) {
    String quote = text.substring(0, 1);
    return text.substring(1, text.length() - 1).replace(quote + quote, quote);
  }
}

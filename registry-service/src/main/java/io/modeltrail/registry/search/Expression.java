package io.modeltrail.registry.search;

import io.modeltrail.registry.search.grammar.SearchLexer;
import io.modeltrail.registry.search.grammar.SearchParser;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.tree.ParseTree;

/// Reads what a caller has written.
///
/// Plain Java, and safe for whatever text: an expression is understood, or it is a mistake that
/// says where and why.
public sealed interface Expression<T> {

  /// In characters (UTF-16 units).
  int LENGTH_MAX = 4_000;

  record Understood<T>(T value) implements Expression<T> {}

  record Mistaken<T>(Mistake mistake) implements Expression<T> {}

  /// A `where`.
  static Expression<Condition> where(String text) {
    return read(text, parser -> new ConditionReader().where(parser.where()));
  }

  /// An `order`.
  static Expression<Order> order(String text) {
    return read(text, parser -> Order.read(parser.order()));
  }

  private static <T> Expression<T> read(String text, Function<SearchParser, T> read) {
    try {
      if (text.length() > LENGTH_MAX) {
        throw new Mistake.Found(
            LENGTH_MAX + 1,
            "an expression has at most 4,000 characters, this one has %,d"
                .formatted(text.length()));
      }
      int nul = text.indexOf('\0');
      if (nul >= 0) {
        throw new Mistake.Found(
            text.codePointCount(0, nul) + 1, "found U+0000, which no text may hold");
      }
      return new Understood<>(read.apply(parser(text)));
    } catch (Mistake.Found e) {
      return new Mistaken<>(e.mistake());
    }
  }

  private static SearchParser parser(String text) {
    var lexer = new SearchLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    var tokens = new CommonTokenStream(lexer);
    tokens.fill();
    Nesting.check(tokens.getTokens());
    var parser = new SearchParser(tokens);
    parser.removeErrorListeners();
    parser.addErrorListener(new FirstMistake());
    return parser;
  }

  /// Where something that was read begins, from 1.
  static int position(ParseTree tree) {
    return tree.getSourceInterval().a < 0 ? 1 : FirstMistake.position(FirstMistake.first(tree));
  }
}

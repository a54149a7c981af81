package io.modeltrail.registry.search;

import io.modeltrail.registry.search.grammar.SearchLexer;
import io.modeltrail.registry.search.grammar.SearchParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Ends the reading at the first mistake, and says it in the language's words.
final class FirstMistake extends BaseErrorListener {

  private static final int SHOWN = 40;

  private static final Map<Integer, String> WORDS =
      Map.of(
          SearchLexer.NAME, "a field",
          SearchLexer.TEXT, "a text in quotes",
          SearchLexer.NUMBER, "a number",
          SearchLexer.TRUE, "true",
          SearchLexer.FALSE, "false",
          SearchLexer.UNEQUAL, "!=",
          Token.EOF, "the end");

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      @Nullable Object offending,
      int line,
      int column,
      String message,
      @Nullable RecognitionException exception) {
    if (!(offending instanceof Token token) || !(recognizer instanceof Parser parser)) {
      throw new Mistake.Found(column + 1, message);
    }
    if (token.getType() == SearchLexer.UNFINISHED) {
      throw new Mistake.Found(position(token), "this text has no closing quote");
    }
    throw new Mistake.Found(
        position(token), "found %s, expected %s".formatted(found(token), expected(parser)));
  }

  /// From 1, in characters.
  static int position(Token token) {
    return token.getStartIndex() + 1;
  }

  static Token first(ParseTree tree) {
    return switch (tree) {
      case TerminalNode leaf -> leaf.getSymbol();
      case ParserRuleContext rule -> rule.getStart();
      default -> throw new IllegalStateException("a tree has rules and leaves: " + tree.getClass());
    };
  }

  private static String found(Token token) {
    if (token.getType() == Token.EOF) {
      return "the end";
    }
    String text = token.getText();
    return text.codePointCount(0, text.length()) <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
  }

  private static String expected(Parser parser) {
    List<String> words = new ArrayList<>();
    for (int type : parser.getExpectedTokens().toArray()) {
      words.add(word(type, parser.getVocabulary()));
    }
    if (words.equals(List.of(WORDS.get(Token.EOF)))) {
      // The parser has given up on these before it came here.
      words.addAll(
          0,
          parser.getContext().getRuleIndex() == SearchParser.RULE_order
              ? List.of("a comma")
              : List.of("AND", "OR"));
    }
    // After a dot every word of the language may stand: that is a name.
    if (words.contains("ASC") && words.contains("OR")) {
      return "a name";
    }
    String last = words.removeLast();
    return words.isEmpty() ? last : String.join(", ", words) + " or " + last;
  }

  private static String word(int type, Vocabulary vocabulary) {
    String word = WORDS.get(type);
    if (word != null) {
      return word;
    }
    String literal = vocabulary.getLiteralName(type);
    return literal == null ? vocabulary.getSymbolicName(type) : literal.replace("'", "");
  }
}

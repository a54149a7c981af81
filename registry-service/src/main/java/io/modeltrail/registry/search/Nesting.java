package io.modeltrail.registry.search;

import io.modeltrail.registry.search.grammar.SearchLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;

/// Refuses what is nested so deep that reading it could exhaust the stack, before it is read.
final class Nesting {

  static final int DEPTH_MAX = 60;

  private Nesting() {}

  static void check(List<Token> tokens) {
    Deque<Integer> outer = new ArrayDeque<>();
    int base = 0;
    int depth = 0;
    for (Token token : tokens) {
      switch (token.getType()) {
        case SearchLexer.NOT -> depth++;
        case SearchLexer.OPEN -> {
          outer.push(base);
          base = ++depth;
        }
        case SearchLexer.CLOSE -> {
          base = outer.isEmpty() ? 0 : outer.pop();
          depth = base;
        }
        // What follows is nested no deeper than the parentheses that it stands in.
        case SearchLexer.AND, SearchLexer.OR -> depth = base;
        default -> {}
      }
      if (depth > DEPTH_MAX) {
        throw new Mistake.Found(
            FirstMistake.position(token),
            "parentheses and NOT are nested at most %d deep".formatted(DEPTH_MAX));
      }
    }
  }
}

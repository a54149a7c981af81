package io.modeltrail.registry.search;

import io.modeltrail.registry.search.grammar.SearchParser.OrderContext;
import io.modeltrail.registry.search.grammar.SearchParser.TermContext;
import java.util.List;
import java.util.stream.Collectors;

/// By what a list is ordered. What has no value comes last, whichever way the order goes.
public record Order(List<Term> terms) {

  private static final int TERMS_MAX = 5;

  record Term(Reference reference, boolean descending) {

    @Override
    public String toString() {
      return reference + (descending ? " DESC" : " ASC");
    }
  }

  public Order {
    terms = List.copyOf(terms);
  }

  static Order read(OrderContext order) {
    if (order.term().size() > TERMS_MAX) {
      throw new Mistake.Found(
          Expression.position(order.term(TERMS_MAX)),
          "an order has at most %d fields".formatted(TERMS_MAX));
    }
    return new Order(order.term().stream().map(Order::term).toList());
  }

  private static Term term(TermContext context) {
    Reference reference = References.read(context.field());
    if (reference.isMany()) {
      throw new Mistake.Found(
          Expression.position(context), "%s has many values, and so no order".formatted(reference));
    }
    return new Term(reference, context.DESC() != null);
  }

  @Override
  public String toString() {
    return terms.stream().map(Term::toString).collect(Collectors.joining(", "));
  }
}

package io.modeltrail.audit.answers.question;

import java.util.Arrays;
import java.util.List;

/// A question in plain words.
///
/// @param id by which it is asked
/// @param asks as a reviewer would say it
/// @param takes its parameters
/// @param basis what the answer rests on, and who wants it
/// @param limits what the trail cannot say to it; empty: it can say all of it
public record Card(String id, String asks, List<Parameter<?>> takes, Basis basis, String limits) {

  /// @param restsOn names of records
  /// @param askedBy hints at what asks for it, as `AI Act art. 12`
  public record Basis(List<String> restsOn, List<String> askedBy) {

    public Basis {
      restsOn = List.copyOf(restsOn);
      askedBy = List.copyOf(askedBy);
    }
  }

  public Card {
    takes = List.copyOf(takes);
  }

  /// One that takes nothing, and rests on nothing yet.
  public static Card of(String id, String asks) {
    return new Card(id, asks, List.of(), new Basis(List.of(), List.of()), "");
  }

  public Card takes(Parameter<?>... parameters) {
    return new Card(id, asks, Arrays.asList(parameters), basis, limits);
  }

  public Card restsOn(Class<?>... records) {
    List<String> names = Arrays.stream(records).map(Class::getSimpleName).toList();
    return new Card(id, asks, takes, new Basis(names, basis.askedBy), limits);
  }

  public Card askedBy(String... hints) {
    return new Card(id, asks, takes, new Basis(basis.restsOn, Arrays.asList(hints)), limits);
  }

  public Card cannotSay(String limits) {
    return new Card(id, asks, takes, basis, limits);
  }
}

package io.modeltrail.audit.erasure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Numbers of entries, each once, as stretches in ascending order that do not touch.
public record Indices(List<Stretch> stretches) {

  public static final Indices NONE = new Indices(List.of());

  private static final Pattern RANGE = Pattern.compile("\\[(\\d+),(\\d+)\\)");

  /// @param last included
  public record Stretch(long first, long last) {

    public Stretch {
      if (first < 0 || last < first) {
        throw new IllegalArgumentException("no stretch of a trail: %d-%d".formatted(first, last));
      }
    }

    long count() {
      return last - first + 1;
    }

    @Override
    public String toString() {
      return first == last ? Long.toString(first) : first + "-" + last;
    }
  }

  public Indices {
    stretches = List.copyOf(stretches);
    for (int i = 1; i < stretches.size(); i++) {
      if (stretches.get(i).first <= stretches.get(i - 1).last + 1) {
        throw new IllegalArgumentException("stretches touch, or are not in order");
      }
    }
  }

  public static Indices of(Collection<Long> numbers) {
    List<Stretch> stretches = new ArrayList<>();
    for (long number : new TreeSet<>(numbers)) {
      Stretch before = stretches.isEmpty() ? null : stretches.getLast();
      if (before != null && before.last + 1 == number) {
        stretches.set(stretches.size() - 1, new Stretch(before.first, number));
      } else {
        stretches.add(new Stretch(number, number));
      }
    }
    return new Indices(stretches);
  }

  public long count() {
    return stretches.stream().mapToLong(Stretch::count).sum();
  }

  public boolean isEmpty() {
    return stretches.isEmpty();
  }

  public long[] toArray() {
    return stretches.stream()
        .flatMapToLong(each -> LongStream.rangeClosed(each.first, each.last))
        .toArray();
  }

  /// In parts of at most so many numbers, each with a text ([#toString]) of at most so many
  /// characters; one empty part, if there are none.
  List<Indices> parts(int numbersMax, int charactersMax) {
    List<Indices> parts = new ArrayList<>();
    List<Stretch> part = new ArrayList<>();
    long numbers = 0;
    int characters = 0;
    for (Stretch stretch : stretches) {
      Stretch rest = stretch;
      while (rest != null) {
        Stretch next = new Stretch(rest.first, Math.min(rest.last, rest.first + numbersMax - 1));
        int length = next.toString().length() + 1;
        if (!part.isEmpty()
            && (numbers + next.count() > numbersMax || characters + length > charactersMax)) {
          parts.add(new Indices(part));
          part = new ArrayList<>();
          numbers = 0;
          characters = 0;
        }
        part.add(next);
        numbers += next.count();
        characters += length;
        rest = next.last == rest.last ? null : new Stretch(next.last + 1, rest.last);
      }
    }
    parts.add(new Indices(part));
    return parts;
  }

  /// As PostgreSQL writes an `int8multirange`.
  String multirange() {
    return stretches.stream()
        .map(each -> "[" + each.first + "," + (each.last + 1) + ")")
        .collect(Collectors.joining(",", "{", "}"));
  }

  static Indices ofMultirange(String text) {
    List<Stretch> stretches = new ArrayList<>();
    Matcher range = RANGE.matcher(text);
    while (range.find()) {
      stretches.add(
          new Stretch(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)) - 1));
    }
    return new Indices(stretches);
  }

  /// As `5-9,12`.
  @Override
  public String toString() {
    return stretches.stream().map(Stretch::toString).collect(Collectors.joining(","));
  }
}

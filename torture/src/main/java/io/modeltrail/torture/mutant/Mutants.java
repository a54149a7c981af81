package io.modeltrail.torture.mutant;

import io.modeltrail.localstack.stack.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// All mutants. Each stands in a resource of its name.
public final class Mutants {

  /// Makes a build halt at a commit point.
  private static final String HALTING = "halting";

  private Mutants() {}

  /// In the order in which they are tried: those that spoil an installation come last.
  public static List<Mutant> all() {
    return text("names").lines().filter(name -> !name.isBlank()).map(Mutants::named).toList();
  }

  /// A build that was made the same way, and is not broken: nothing may be found with it.
  public static Mutant sound(Service service) {
    return new Mutant(
        "sound-" + service.label(),
        "built as mutants are, and nothing is broken",
        service,
        "calm",
        false,
        halting());
  }

  /// What makes a build halt, and is no mutant.
  public static List<Edit> halting() {
    return named(HALTING).edits();
  }

  private static Mutant named(String name) {
    return Mutant.parse(name, text(name + ".mutant"));
  }

  private static String text(String name) {
    try (InputStream in = Mutants.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

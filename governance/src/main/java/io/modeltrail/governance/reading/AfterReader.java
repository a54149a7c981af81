package io.modeltrail.governance.reading;

import io.modeltrail.governance.After;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Names;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;

/// Reads where a version has to have been before: the keys `after` and `soak`.
final class AfterReader {

  private static final Times.Span SOAK =
      new Times.Span(After.SOAK_MIN, After.SOAK_MAX, After.SOAK_EXPECTED + "; or none");

  private final Flaws flaws;

  AfterReader(Flaws flaws) {
    this.flaws = flaws;
  }

  /// @param above the environments that stand above in the file
  UnaryOperator<Environment> read(Block block, Collection<String> above) {
    var after = after(block, above);
    var soak = soak(block);
    return environment -> soak.apply(after.apply(environment));
  }

  /// Another place leaves the time to soak as it is.
  private UnaryOperator<Environment> after(Block block, Collection<String> above) {
    var place = block.at("after");
    if (place == null) {
      return UnaryOperator.identity();
    }
    var read =
        place.node() instanceof MappingNode
            ? Block.of(place, Keys.AFTER, flaws).flatMap(one -> afterBlock(one, above))
            : lower(place, above).map(name -> new After(name, false));
    return Given.set(read, AfterReader::moved);
  }

  private static Environment moved(Environment environment, After to) {
    var was = environment.after();
    return environment.withAfter(was == null ? to : to.withSoak(was.soak()));
  }

  private Optional<After> afterBlock(Block block, Collection<String> above) {
    var same = block.word("same", List.of("code"), "code; or no same: then the version itself");
    var environment = block.at("environment");
    return environment == null
        ? Optional.empty()
        : lower(environment, above).map(name -> new After(name, same.isPresent()));
  }

  /// The name of an environment that stands above.
  private Optional<String> lower(Place place, Collection<String> above) {
    var expected =
        above.isEmpty()
            ? "no after, as this is the lowest environment"
            : "one of the environments above in the file: " + String.join(", ", above);
    var name = Values.text(place, expected, flaws);
    if (name.isPresent() && !above.contains(name.get())) {
      flaws.add(
          place,
          "%s is no environment that stands above this one%s"
              .formatted(Values.cut(name.get()), Keys.hint(name.get(), above)),
          expected);
      return Optional.empty();
    }
    // A name that is wrong where it is given is told there.
    return name.filter(Names::isEnvironment);
  }

  private UnaryOperator<Environment> soak(Block block) {
    if (block.saysNone("soak")) {
      return environment -> soaking(environment, null);
    }
    return Given.set(Times.read(block, "soak", SOAK, flaws), AfterReader::soaking);
  }

  private static Environment soaking(Environment environment, @Nullable Duration soak) {
    var after = environment.after();
    return after == null ? environment : environment.withAfter(after.withSoak(soak));
  }
}

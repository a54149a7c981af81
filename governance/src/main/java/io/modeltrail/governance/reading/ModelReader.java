package io.modeltrail.governance.reading;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.modeltrail.event.RiskTier;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Match;
import io.modeltrail.governance.ModelRule;
import io.modeltrail.governance.Names;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.nodes.MappingNode;

/// Reads one exception for some models after the other.
final class ModelReader {

  private static final List<RiskTier> TIERS = List.of(RiskTier.LOW, RiskTier.MEDIUM, RiskTier.HIGH);

  private final Flaws flaws;
  private final List<String> ladder;
  private final Map<String, Environment> environments;
  private final SettingsReader settings;
  private final Set<Match> matches = new HashSet<>();

  /// @param ladder the names of all environments, lowest first
  /// @param environments those that nothing is wrong with
  ModelReader(Flaws flaws, Collection<String> ladder, List<Environment> environments) {
    this.flaws = flaws;
    this.ladder = List.copyOf(ladder);
    this.environments = environments.stream().collect(toMap(Environment::name, identity()));
    this.settings = new SettingsReader(flaws);
  }

  Optional<ModelRule> read(Block block) {
    var match = Optional.ofNullable(block.at("match")).flatMap(this::match);
    var own = Optional.ofNullable(block.at("environments")).map(this::exceptions);
    return match.flatMap(one -> own.map(exceptions -> new ModelRule(one, exceptions)));
  }

  private Optional<Match> match(Place place) {
    var match =
        place.node() instanceof MappingNode
            ? filled(place, Keys.MATCH).flatMap(this::match)
            : name(place).map(name -> new Match(name, null));
    if (match.isPresent() && !matches.add(match.get())) {
      flaws.add(place, "There already is an exception for " + match.get(), "each match once");
    }
    return match;
  }

  private Optional<Match> match(Block block) {
    var flawsBefore = flaws.count();
    var name = Optional.ofNullable(block.at("name")).flatMap(this::name);
    var tier = block.oneOf("riskTier", TIERS, RiskTier::name);
    return flaws.count() > flawsBefore
        ? Optional.empty()
        : Optional.of(new Match(name.orElse(null), tier.orElse(null)));
  }

  private Optional<String> name(Place place) {
    return Values.named(
        place, "models", Names::isModelPattern, Names.MODEL_PATTERN_EXPECTED, flaws);
  }

  private Map<String, UnaryOperator<Environment>> exceptions(Place place) {
    var exceptions = new LinkedHashMap<String, UnaryOperator<Environment>>();
    filled(place, new Keys("the ladder", List.of(), ladder))
        .ifPresent(
            block ->
                block.values().forEach((name, at) -> exceptions.put(name, exception(name, at))));
    return exceptions;
  }

  private UnaryOperator<Environment> exception(String name, Place place) {
    var flawsBefore = flaws.count();
    var block = filled(place, Keys.EXCEPTION).orElse(null);
    if (block == null) {
      return UnaryOperator.identity();
    }
    var set = settings.read(block, ladder.subList(0, ladder.indexOf(name)));
    var environment = environments.get(name);
    // Of what is wrong already it is not known what it lacks.
    if (environment != null && flaws.count() == flawsBefore) {
      settings.check(block, set.apply(environment));
    }
    return set;
  }

  private Optional<Block> filled(Place place, Keys keys) {
    var flawsBefore = flaws.count();
    var block = Block.of(place, keys, flaws);
    if (block.isPresent() && block.get().values().isEmpty() && flaws.count() == flawsBefore) {
      flaws.add(place, "There is nothing in it", keys.expected());
    }
    return block.filter(one -> !one.values().isEmpty());
  }
}

package io.modeltrail.governance.reading;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.RiskTier;
import io.modeltrail.governance.reading.Reading.Sound;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// The files that `docs/governance.md` shows.
class GovernanceDocsTest {

  private static final Pattern FILE =
      Pattern.compile("```yaml\n(environments:.*?)```", Pattern.DOTALL);
  private static final List<Keys> ALL =
      List.of(
          Keys.FILE,
          Keys.ENVIRONMENT,
          Keys.AFTER,
          Keys.GATE,
          Keys.APPROVAL,
          Keys.EMERGENCY,
          Keys.WATCH,
          Keys.WORKSPACE,
          Keys.MODELS);

  @Test
  void each_file_that_is_shown_is_accepted() throws IOException {
    assertThat(files()).hasSizeGreaterThan(2);
    assertThat(files())
        .allSatisfy(file -> assertThat(GovernanceFile.read(file)).isInstanceOf(Sound.class));
  }

  @Test
  void the_example_with_all_keys_has_all_keys() throws IOException {
    var keys =
        ALL.stream()
            .flatMap(one -> Stream.concat(one.required().stream(), one.optional().stream()))
            .collect(toCollection(TreeSet::new));

    assertThat(keysOf(full())).containsAll(keys);
  }

  @Test
  void its_exceptions_apply_one_upon_the_other() throws IOException {
    var governance = ((Sound) GovernanceFile.read(full())).governance();

    var credit = governance.of("credit-eu", RiskTier.LOW).environment("production").orElseThrow();

    assertThat(credit.admission().approvals().roles()).containsExactly("model-owner");
  }

  private static String full() throws IOException {
    return files().stream().filter(file -> file.contains("\nmodels:")).findFirst().orElseThrow();
  }

  private static List<String> files() throws IOException {
    var page = Path.of(System.getProperty("modeltrail.home"), "docs", "governance.md");
    return FILE.matcher(Files.readString(page)).results().map(found -> found.group(1)).toList();
  }

  private static Set<String> keysOf(String file) {
    var keys = new TreeSet<String>();
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    collect(yaml.compose(new StringReader(file)), keys);
    return keys;
  }

  private static void collect(Node node, Set<String> keys) {
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(one -> collect(one, keys));
    } else if (node instanceof MappingNode mapping) {
      for (var pair : mapping.getValue()) {
        keys.add(((ScalarNode) pair.getKeyNode()).getValue());
        collect(pair.getValueNode(), keys);
      }
    }
  }
}

package io.modeltrail.examples.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SelectionTest {

  @Test
  void all_is_trained_if_nothing_is_said() {
    assertThat(chosen())
        .containsExactly("wine-cultivar 3", "breast-cancer-diagnosis 3", "diabetes-progression 3");
  }

  @Test
  void one_candidate_is_published_under_another_name() {
    assertThat(
            chosen("--study", "wine-cultivar", "--algorithm", "random forest", "--model", "wine"))
        .containsExactly("wine 1");
  }

  @Test
  void what_is_not_there_is_answered_with_what_is() {
    assertThatThrownBy(() -> chosen("--study", "beer"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wine-cultivar by majority class, decision tree, random forest");
    assertThatThrownBy(() -> chosen("--model", "wine")).hasMessageContaining("--study");
  }

  private static List<String> chosen(String... arguments) {
    Selection selection = new Selection();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("selection", mixin(selection)))
        .parseArgs(arguments);
    return selection.studies().stream()
        .map(each -> each.modelName() + " " + each.candidates().size())
        .toList();
  }

  private static CommandLine.Model.CommandSpec mixin(Selection selection) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(selection);
  }
}

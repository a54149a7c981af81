package io.modeltrail.audit.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Given;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.story.AttestationKeys;
import io.modeltrail.audit.publication.TrailDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

  private static final Catalogue CATALOGUE =
      new Catalogue(
          TrailDatabase.SIGNER.log(),
          AttestationKeys.NONE,
          (id, parameters) -> {
            throw new IllegalStateException();
          });

  static Stream<Question> questions() {
    return CATALOGUE.questions().stream();
  }

  private static List<String> ids() {
    return questions().map(each -> each.card().id()).toList();
  }

  @Test
  void there_are_two_and_thirty_questions_and_one_that_asks_for_everything() {
    assertThat(ids()).hasSize(33).doesNotHaveDuplicates().contains("violations");
  }

  /// So that its place is found.
  @ParameterizedTest
  @MethodSource("questions")
  void a_question_is_called_as_its_class(Question question) {
    String name =
        Arrays.stream(question.card().id().split("-", -1))
            .map(each -> Character.toUpperCase(each.charAt(0)) + each.substring(1))
            .collect(Collectors.joining());

    assertThat(question.getClass().getSimpleName()).isEqualTo(name);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void the_examples_of_its_parameters_can_be_given(Question question) {
    Card card = question.card();
    Map<String, String> examples =
        card.takes().stream().collect(Collectors.toMap(Parameter::name, Parameter::example));

    assertThat(Given.of(card, examples).values()).isEqualTo(examples);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void it_is_described_for_people(Question question) throws IOException {
    String docs = Files.readString(Path.of("..", "docs", "answers.md"));

    assertThat(docs).contains("`" + question.card().id() + "`");
    assertThat(question.card().asks()).matches("[A-Z].+[.?]");
  }

  @Test
  void one_that_there_is_not_is_told_with_what_was_probably_meant() {
    assertThatThrownBy(() -> CATALOGUE.find("live_at"))
        .hasMessage(
            "there is no question \"live_at\" (did you mean \"live-at\"?); GET /answers lists all");
  }
}

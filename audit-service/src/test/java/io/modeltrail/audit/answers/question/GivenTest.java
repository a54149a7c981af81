package io.modeltrail.audit.answers.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.tree.TreeHead;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenTest {

  private static final Card CARD =
      Card.of("example", "What?").takes(Parameter.MODEL, Parameter.VERSION.optional());

  @Test
  void what_is_asked_for_is_read() {
    Given given = Given.of(CARD, Map.of("model", "credit", "version", "3", "size", "7"));

    assertThat(given.find(Parameter.MODEL)).contains("credit");
    assertThat(given.find(Parameter.VERSION)).contains(3);
    assertThat(given.find(Parameter.SIZE)).contains(7L);
    assertThat(given.find(Parameter.AS_OF)).isEmpty();
  }

  @Test
  void a_missing_parameter_is_told_with_an_example() {
    assertThatThrownBy(() -> Given.of(CARD, Map.of("version", "3")))
        .hasMessage(
            "example needs model: the model's name, as model=credit-eu. It takes: model (required),"
                + " version, size, asOf, limit, after");
  }

  @Test
  void an_unknown_parameter_is_refused_for_the_answer_would_be_to_another_question() {
    assertThatThrownBy(() -> Given.of(CARD, Map.of("model", "credit", "verison", "3")))
        .hasMessage(
            "example does not take verison; it takes: model (required), version, size, asOf, limit,"
                + " after");
  }

  @ParameterizedTest
  @CsvSource({
    "model,-x",
    "version,0",
    "version,three",
    "size,-1",
    "asOf,yesterday",
    "asOf,2026-01-31",
  })
  void a_value_that_is_none_is_told_with_what_is_expected(String name, String value) {
    Map<String, String> given =
        name.equals("model") ? Map.of(name, value) : Map.of("model", "credit", name, value);

    assertThatThrownBy(() -> Given.of(CARD, given))
        .hasMessageStartingWith(name + " must be ")
        .hasMessageEndingWith("found \"" + value + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "47DEQpj8HBSa /TImW 5JCeuQeRkm5NMpJWZG3hSuFU=", // as a query gives it whose plus was not
    // escaped
  })
  void a_root_may_be_written_as_people_have_it(String text) {
    assertThat(Form.ROOT.read("root", text)).isEqualTo(TreeHead.empty().root());
  }

  @Test
  void a_cursor_keeps_the_size_that_its_page_was_made_of() {
    assertThat(Cursor.parse(new Cursor(88, "a|b").text())).isEqualTo(new Cursor(88, "a|b"));
    assertThatThrownBy(() -> Cursor.parse("x"))
        .hasMessage("after must be the next of the page before, as it was given");
  }
}

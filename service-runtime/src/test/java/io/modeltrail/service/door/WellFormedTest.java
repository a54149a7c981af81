package io.modeltrail.service.door;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.service.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WellFormedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"comment\": \"\\ud83d\"}",
        "{\"comment\": \"a\\udc4d\"}",
        "{\"comment\": \"\\udc4d\\ud83d\"}",
        "{\"tags\": {\"\\ud83dx\": \"\"}}",
        "{\"list\": [\"fine\", {\"in\": \"\\ud83d\\ud83d\\udc4d\"}]}"
      })
  void half_of_a_pair_is_no_character(String json) throws JsonProcessingException {
    JsonNode body = json(json);
    assertThatThrownBy(() -> WellFormed.check(body))
        .isInstanceOf(Problem.Thrown.class)
        .hasMessageContaining("half of a surrogate pair");
  }

  @Test
  void whole_pairs_and_all_else_are_texts() throws JsonProcessingException {
    JsonNode body =
        json("{\"comment\": \"\\ud83d\\udc4d großartig \\u0000\", \"n\": [1, null, true]}");
    assertThatCode(() -> WellFormed.check(body)).doesNotThrowAnyException();
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }
}

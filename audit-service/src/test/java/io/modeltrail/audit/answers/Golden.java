package io.modeltrail.audit.answers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.modeltrail.audit.answers.question.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// What answers have to be, in files: read them beside the story before you believe them. Written
/// anew with `-Dgolden.write=<folder>`.
final class Golden {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT);

  /// What is another each time: salts, keys and the real clock are in it.
  private static final Set<String> OF_THE_MOMENT =
      Set.of(
          "root",
          "newRoot",
          "text",
          "checkpoint",
          "signedAt",
          "coveredAt",
          "untilCovered",
          "verifierKey",
          "keyId",
          "keys",
          "firstAt",
          "lastAt");

  private Golden() {}

  static void check(Answer answer) throws IOException {
    ObjectNode actual = JSON.createObjectNode();
    actual.set("parameters", JSON.valueToTree(answer.parameters()));
    actual.set("answer", normal(JSON.valueToTree(answer.answer())));
    ArrayNode because = actual.putArray("because");
    answer.because().forEach(each -> because.add(each.index()));
    actual.set("cannotSay", normal(JSON.valueToTree(answer.cannotSay())));
    actual.put("goesOn", answer.next() != null);
    String text = JSON.writeValueAsString(actual) + "\n";
    String folder = System.getProperty("golden.write", "");
    if (!folder.isEmpty()) {
      Files.writeString(Path.of(folder, answer.question() + ".json"), text);
    }
    assertThat(text).as(answer.question()).isEqualTo(expected(answer.question()));
  }

  private static String expected(String question) throws IOException {
    try (InputStream file = Golden.class.getResourceAsStream("/answers/" + question + ".json")) {
      return file == null ? "no file" : new String(file.readAllBytes(), UTF_8);
    }
  }

  private static JsonNode normal(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              each -> {
                if (OF_THE_MOMENT.contains(each.getKey())
                    || each.getValue().asText().contains("nobody but the operator")) {
                  each.setValue(object.textNode("…"));
                } else {
                  normal(each.getValue());
                }
              });
    } else {
      node.forEach(Golden::normal);
    }
    return node;
  }
}

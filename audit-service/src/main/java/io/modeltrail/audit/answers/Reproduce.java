package io.modeltrail.audit.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.modeltrail.audit.answers.question.Answer;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Form;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.service.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.erdtman.jcs.JsonCanonicalizer;

/// Asks another question as it would have been answered then.
final class Reproduce implements Question {

  private static final Parameter<String> OF =
      Parameter.of("of", Form.TEXT, "the id of the question that is asked again", "live-at");
  private static final Parameter<String> WITH =
      Parameter.of(
              "with",
              Form.TEXT,
              "its parameters, as in its address",
              "model=credit-eu&environment=production")
          .optional();

  private static final Card CARD =
      Card.of(
              "reproduce",
              "Give this answer again as it would have been on that day, and show that it is the same.")
          .takes(OF, WITH)
          .askedBy("21 CFR 11.10(b)")
          .cannotSay(
              "What was erased since is not in the answer any more; it is named there as such.");

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  /// @param href where the same answer is
  /// @param digest SHA-256 of the answer's parts `answer`, `because` and `cannotSay` as RFC 8785
  ///   JSON: whoever kept the answer can compare
  record Said(String href, String digest, Answer answer) {}

  private final Asking asking;

  /// Answers the other question.
  interface Asking {
    Answer answer(String id, Map<String, String> parameters) throws SQLException;
  }

  Reproduce(Asking asking) {
    this.asking = asking;
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    String of = asked.get(OF);
    if (of.equals(CARD.id())) {
      throw Problem.badRequest("BAD_PARAMETER", "of must be another question than " + of);
    }
    Map<String, String> with = parameters(asked.find(WITH).orElse(""));
    asked
        .find(Parameter.AS_OF)
        .ifPresentOrElse(
            time -> with.put(Parameter.AS_OF.name(), time.toString()),
            () -> with.put(Parameter.SIZE.name(), Long.toString(asked.asOf().size())));
    Answer answer = asking.answer(of, with);
    String query =
        with.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return new Said("/answers/" + of + "?" + query, digest(answer), answer);
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String part : query.split("&", -1)) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        if (equals < 1) {
          throw Problem.badRequest(
              "BAD_PARAMETER", "with must be as %s, found \"%s\"".formatted(WITH.example(), part));
        }
        parameters.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return parameters;
  }

  private static String digest(Answer answer) {
    JsonNode parts =
        JSON.valueToTree(
            Map.of(
                "answer", answer.answer(),
                "because", answer.because(),
                "cannotSay", answer.cannotSay()));
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha256.digest(new JsonCanonicalizer(parts.toString()).getEncodedUTF8()));
    } catch (IOException e) {
      throw new UncheckedIOException("what was just written cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

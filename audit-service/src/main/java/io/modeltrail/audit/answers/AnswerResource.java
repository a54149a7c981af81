package io.modeltrail.audit.answers;

import io.modeltrail.audit.answers.question.Answer;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.noting.Notes;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The reviewer's questions, for auditors. Whoever asks is noted in the trail, before the answer.
@Path("/answers")
@Tag(name = "Answers")
@RolesAllowed(Groups.AUDITOR)
@Singleton
class AnswerResource {

  private final Answers answers;
  private final Notes notes;
  private final Semaphore turns;

  @Schema(name = "Question")
  public record QuestionView(
      @Schema(description = "By which it is asked") String id,
      @Schema(description = "In plain words") String question,
      List<ParameterView> parameters,
      @Schema(description = "Records that the answer rests on") List<String> restsOn,
      @Schema(description = "Who asks it, as a hint") List<String> askedBy,
      @Schema(description = "Whether the trail can answer all of it") boolean answeredWhole,
      @Schema(description = "What the trail cannot say to it") String cannotSay,
      String href) {

    static QuestionView of(Card card) {
      return new QuestionView(
          card.id(),
          card.asks(),
          card.takes().stream().map(ParameterView::of).toList(),
          card.basis().restsOn(),
          card.basis().askedBy(),
          card.limits().isEmpty(),
          card.limits(),
          "/answers/" + card.id());
    }
  }

  @Schema(name = "QuestionParameter")
  public record ParameterView(
      String name, boolean required, String meaning, String expected, String example) {

    static ParameterView of(Parameter<?> parameter) {
      return new ParameterView(
          parameter.name(),
          parameter.required(),
          parameter.meaning(),
          parameter.form().expected(),
          parameter.example());
    }
  }

  AnswerResource(Answers answers, Notes notes, AnswersConfig config) {
    this.answers = answers;
    this.notes = notes;
    this.turns = new Semaphore(config.atOnce());
  }

  @GET
  @Operation(
      summary = "The questions that can be asked of the trail, in plain words",
      description =
          "All of them also take size or asOf, as of when they are answered, and limit and after"
              + " for long answers. docs/answers.md says how each is answered.")
  public Page<QuestionView> list() {
    return new Page<>(
        answers.questions().stream().map(each -> QuestionView.of(each.card())).toList(), null);
  }

  @GET
  @Path("/{question}")
  @Operation(
      summary = "The answer to one of them, with the entries that prove it",
      description =
          "It is answered from what the newest checkpoint covers, or as of size or asOf: asked"
              + " again as of the same, the answer is the same. What cannot be said, as a record"
              + " was erased or is not what its leaf commits to, stands in cannotSay. The question"
              + " is noted in the trail before it is answered: without the log there is no answer"
              + " (503). The same question by the same caller is noted once a minute.")
  public Answer answer(String question, @Context UriInfo uri) throws SQLException {
    Map<String, String> parameters = new TreeMap<>();
    uri.getQueryParameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
    Answer answer = inTurn(question, parameters);
    notes.read("answers/" + question, parameters, answer.because().size());
    return answer;
  }

  private Answer inTurn(String question, Map<String, String> parameters) throws SQLException {
    if (!turns.tryAcquire()) {
      throw Problem.unavailable("other questions are being answered; ask again in a moment");
    }
    try {
      return answers.answer(question, parameters);
    } finally {
      turns.release();
    }
  }
}

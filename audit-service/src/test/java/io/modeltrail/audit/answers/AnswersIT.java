package io.modeltrail.audit.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.modeltrail.audit.AuditParts;
import io.modeltrail.audit.answers.question.Answer;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.record.Limits;
import io.modeltrail.audit.answers.story.AttestationKeys;
import io.modeltrail.audit.publication.TrailDatabase;
import io.modeltrail.audit.story.Story;
import io.modeltrail.audit.story.StorySchemas;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// On databases of its own, beside the service's.
@QuarkusTest
@QuarkusTestResource(AuditParts.class)
class AnswersIT {

  private static final String ALWAYS = "from=2026-01-01T00:00:00Z&to=2026-06-01T00:00:00Z";
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

  private static Trail credit;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.datasource.username")
  String user;

  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  /// A story's trail, and who answers from it.
  private record Trail(Story story, TrailDatabase database, Answers answers) {

    Answer ask(String question) throws SQLException {
      String[] parts = question.split("\\?", 2);
      Map<String, String> parameters = new TreeMap<>();
      if (parts.length > 1) {
        for (String each : parts[1].split("&", -1)) {
          parameters.put(each.split("=", 2)[0], each.split("=", 2)[1]);
        }
      }
      return answers.answer(parts[0], parameters);
    }

    JsonNode answer(String question) throws SQLException {
      return JSON.valueToTree(ask(question).answer());
    }
  }

  private Trail credit() throws SQLException {
    if (credit == null) {
      StorySchemas schemas = new StorySchemas();
      CreditStory story = new CreditStory(schemas).told();
      credit = trail(schemas, story.story);
      story.write(credit.database);
    }
    return credit;
  }

  private Trail trail(StorySchemas schemas, Story story) throws SQLException {
    TrailDatabase database = new TrailDatabase(url, user, password);
    Answers.Means means =
        new Answers.Means(
            schemas.client(),
            StorySchemas.SUBJECT,
            TrailDatabase.SIGNER.log(),
            AttestationKeys.of(List.of(story.key.publicKey())),
            new Limits(10_000, 100_000, Duration.ofSeconds(20)));
    return new Trail(story, database, new Answers(database.dataSource(), means));
  }

  /// The files lie in src/test/resources/answers.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "live-at?model=credit&environment=production&at=2026-01-07T00:00:00Z",
        "who-approved?model=credit&environment=production&limit=2",
        "four-eyes?model=credit&environment=production&version=1",
        "evidence-seen?model=credit&version=1",
        "origin?model=credit&version=2",
        "dossier?model=credit&version=3&limit=20",
        "trained-on?dataset=customers",
        "rejected?model=credit",
        "unapproved?" + ALWAYS,
        "emergencies?model=credit",
        "durations?model=credit&limit=2",
        "policy?model=credit&environment=production&limit=3",
        "differences?model=credit&a=1&b=2",
        "complete?from=2026-01-01T00:00:00Z&to=2026-02-06T18:30:00Z",
        "unaltered?oldSize=0&oldRoot=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "existed-at?index=5",
        "same-view",
        "times?index=68&tolerance=PT10M",
        "dead-letters?model=fraud",
        "duplicates?model=fraud&tolerance=PT10M",
        "gaps",
        "accesses?" + ALWAYS,
        "keys",
        "retention",
        "erasures",
        "inventory",
        "overdue",
        "window?from=2026-01-23T00:00:00Z&to=2026-01-24T00:00:00Z&model=credit",
        "same-artifact?model=credit&limit=2",
        "reproduce?of=inventory&with=model=fraud",
        "withdrawn?model=credit",
        "verify-offline",
        "violations?" + ALWAYS
      })
  void each_question_is_answered_as_the_story_says(String question) throws Exception {
    Golden.check(credit().ask(question));
  }

  @Test
  void an_answer_is_of_what_was_known_then() throws Exception {
    Trail trail = credit();
    String running = "live-at?model=credit&environment=production";

    assertThat(trail.answer(running + "&size=17").get("state").asText()).isEqualTo("NEVER");
    assertThat(
            trail.answer(running + "&asOf=2026-01-10T00:00:00Z").at("/shouldRun/version").asInt())
        .isEqualTo(1);
    assertThat(
            trail.answer(running + "&asOf=2026-01-22T00:00:00Z").at("/shouldRun/version").asInt())
        .isEqualTo(2);
    // what was known later of what was earlier
    assertThat(trail.answer(running + "&at=2026-01-22T00:00:00Z").at("/shouldRun/version").asInt())
        .isEqualTo(2);
    assertThatThrownBy(() -> trail.ask(running + "&size=1000"))
        .hasMessage("no checkpoint covers 1000 entries yet; the newest covers 88");
  }

  @Test
  void pages_go_on_as_of_the_first_and_leave_nothing_out() throws Exception {
    Trail trail = credit();
    List<String> models = new ArrayList<>();
    String next = "";
    do {
      Answer page = trail.ask("inventory?limit=1" + next);
      models.add(JSON.<JsonNode>valueToTree(page.answer()).at("/0/model").asText());
      next = page.next() == null ? null : "&after=" + page.next();
    } while (next != null);

    assertThat(models).containsExactly("credit", "fraud");
  }

  @Test
  void a_former_root_is_compared_with_the_tree_of_now() throws Exception {
    // given
    StorySchemas schemas = new StorySchemas();
    CreditStory story = new CreditStory(schemas).told();
    Trail trail = trail(schemas, story.story);
    story.write(trail.database);
    String old = trail.ask("same-view").asOf().root();
    story.story.model("later").trained("run-1", 0.9);
    story.story.write(trail.database);

    // then
    assertThat(trail.answer("unaltered?oldSize=88&oldRoot=" + old).get("verdict").asText())
        .isEqualTo("UNALTERED");
    assertThat(trail.answer("unaltered?oldSize=87&oldRoot=" + old).get("verdict").asText())
        .isEqualTo("ALTERED");
    assertThat(trail.answer("unaltered?oldSize=1000&oldRoot=" + old).get("verdict").asText())
        .isEqualTo("NEWER");

    // when
    trail.database.tamper("DELETE FROM entry WHERE index >= 90");

    // then
    assertThat(trail.answer("violations?" + ALWAYS).get("found").has("TAIL_MISSING")).isTrue();
  }

  @Test
  void everything_that_was_planted_is_found_and_nothing_else() throws Exception {
    // given
    StorySchemas schemas = new StorySchemas();
    PlantedStory story = new PlantedStory(schemas).told();
    Trail trail = trail(schemas, story.story);
    story.write(trail.database);

    // when
    JsonNode rows = trail.answer("violations?limit=1000&" + ALWAYS).get("rows");

    // then
    List<String> found = new ArrayList<>();
    rows.forEach(row -> found.add(row.path("model").asText("-") + " " + row.get("code").asText()));
    assertThat(found).containsExactlyInAnyOrderElementsOf(story.planted);
  }

  @Test
  void what_was_altered_is_told_and_never_believed() throws Exception {
    // given
    StorySchemas schemas = new StorySchemas();
    CreditStory story = new CreditStory(schemas).told();
    Trail trail = trail(schemas, story.story);
    story.write(trail.database);
    long described = story.erased.index() + 1;

    // when
    trail.database.tamper(
        "UPDATE payload SET decoded = jsonb_set(decoded, '{owner}', '\"mallory\"') WHERE index = "
            + described);
    Answer copied = trail.ask("inventory?model=credit");
    trail.database.tamper(
        "UPDATE payload SET value = set_byte(value, position('olga'::bytea IN value) - 1, 101) WHERE index = "
            + described);
    Answer altered = trail.ask("inventory?model=credit");

    // then
    assertThat(JSON.<JsonNode>valueToTree(copied.answer()).at("/0/owner").asText())
        .isEqualTo("olga");
    assertThat(copied.cannotSay())
        .extracting(CannotSay::index, CannotSay::code)
        .contains(tuple(described, CannotSay.COPY_ALTERED));
    assertThat(JSON.<JsonNode>valueToTree(altered.answer()).at("/0").has("owner")).isFalse();
    assertThat(altered.cannotSay())
        .extracting(CannotSay::index, CannotSay::code)
        .contains(tuple(described, CannotSay.ALTERED));
  }
}

package io.modeltrail.audit.answers.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.audit.story.Story;
import io.modeltrail.audit.story.StoryRules;
import io.modeltrail.audit.story.StorySchemas;
import io.modeltrail.audit.story.Told;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DenialsTest {

  @Test
  void what_was_refused_had_no_effect() {
    try (StorySchemas schemas = new StorySchemas()) {
      // given
      StoryRules rules = new Story(schemas).rules;
      Told<AuditNoted> first = erasure(rules);
      Told<AuditNoted> second = erasure(rules);
      Told<AuditNoted> refusal = rules.refused(first, "HELD");
      Told<AuditNoted> atTheDoor =
          rules.note(
              AuditNoteKind.DENIAL,
              "erasures",
              StoryRules.person("otto", "operator"),
              Map.of("code", "HELD"));

      // when
      Denials denials = new Denials(List.of(atTheDoor.fact(), refusal.fact()));

      // then
      assertThat(denials.without(List.of(first.fact(), second.fact())))
          .containsExactly(second.fact());
      assertThat(denials.of(first.fact())).contains(refusal.fact());
    }
  }

  private static Told<AuditNoted> erasure(StoryRules rules) {
    return rules.note(
        AuditNoteKind.ERASURE,
        "erasures/1",
        StoryRules.person("otto", "operator"),
        Map.of("entries", "1"));
  }
}

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
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ErasedEntriesTest {

  @Test
  void a_note_tells_of_the_entries_that_it_names() {
    try (StorySchemas schemas = new StorySchemas()) {
      // given
      Told<AuditNoted> note =
          new Story(schemas)
              .rules.note(
                  AuditNoteKind.ERASURE,
                  "erasures/1",
                  StoryRules.service("audit-service"),
                  Map.of("entries", "2-4,7,10-11"));

      // when
      ErasedEntries erased = new ErasedEntries(List.of(note.fact()));

      // then
      assertThat(LongStream.range(0, 13).filter(each -> erased.note(each).isPresent()))
          .containsExactly(2L, 3L, 4L, 7L, 10L, 11L);
      assertThat(erased.last()).contains(11L);
    }
  }
}

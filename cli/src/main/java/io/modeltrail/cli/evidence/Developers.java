package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Who made the model, and the version, as people had said.
record Developers(Story story) {

  private static final String DEVELOPERS = "developers";

  /// Whether somebody was among them when they decided.
  enum Among {
    NO,
    YES,
    /// It was said, or taken back, while they decided: which of it the service had seen cannot be
    /// told.
    MEANWHILE,
    /// What somebody had said was erased.
    UNTOLD
  }

  /// @param shown when the log took what they were shown
  /// @param decided when it took the decision
  Among among(String subject, Instant shown, Instant decided) {
    boolean before = at(shown).contains(subject);
    boolean after = at(decided).contains(subject);
    if (before || after) {
      return before && after ? Among.YES : Among.MEANWHILE;
    }
    return story.isUntold(Story.DESCRIBED, leaf -> !leaf.appendedAt().isAfter(decided))
        ? Among.UNTOLD
        : Among.NO;
  }

  private Set<String> at(Instant time) {
    List<Event> said =
        story.on(Story.DESCRIBED).stream()
            .filter(each -> !each.appendedAt().isAfter(time))
            .filter(each -> each.at(DEVELOPERS).isArray())
            .filter(each -> !story.isRefused(each))
            .toList();
    Set<String> developers = new HashSet<>(last(said, each -> !each.said().has("version")));
    developers.addAll(last(said, each -> each.number("version") == story.version()));
    return developers;
  }

  /// What is said replaces what was said before.
  private static List<String> last(List<Event> said, Predicate<Event> of) {
    JsonNode last =
        said.stream()
            .filter(of)
            .reduce((one, next) -> next)
            .map(each -> each.at(DEVELOPERS))
            .orElse(null);
    return last == null ? List.of() : Json.texts(last);
  }
}

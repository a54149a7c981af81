package io.modeltrail.torture.check;

import io.modeltrail.torture.history.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// All that is judged: what was tried, and what is seen from outside.
///
/// @param histories of the rounds, in their order
/// @param log the records of each topic, in order per partition
/// @param shown what services say; null: none was asked
/// @param trail null: it was not looked at
record Evidence(
    List<List<Line>> histories,
    Map<String, List<Seen>> log,
    @Nullable Shown shown,
    @Nullable TrailSight trail) {

  List<Seen> topic(String name) {
    return log.getOrDefault(name, List.of());
  }

  <T extends SpecificRecord> Stream<T> events(String topic, Class<T> type) {
    return topic(topic).stream().map(Seen::event).filter(type::isInstance).map(type::cast);
  }

  Stream<Line.Intent> intents() {
    return histories.stream()
        .flatMap(List::stream)
        .filter(Line.Intent.class::isInstance)
        .map(Line.Intent.class::cast);
  }

  /// Each intent with what became of it.
  List<Attempt> attempts() {
    List<Attempt> attempts = new ArrayList<>();
    for (List<Line> history : histories) {
      Map<Long, Line.Answer> answers = new HashMap<>();
      for (Line line : history) {
        if (line instanceof Line.Answer answer) {
          answers.put(answer.number(), answer);
        }
      }
      for (Line line : history) {
        if (line instanceof Line.Intent intent) {
          attempts.add(new Attempt(intent, answers.get(intent.number())));
        }
      }
    }
    return attempts;
  }

  /// @param answer null: nobody knows, as for [Line.Outcome#MAYBE]
  record Attempt(Line.Intent intent, Line.@Nullable Answer answer) {

    boolean isTaken() {
      return answer != null && answer.outcome() == Line.Outcome.TAKEN;
    }

    boolean isDenied() {
      return answer != null && answer.outcome() == Line.Outcome.DENIED;
    }

    /// Where it stands, if that was told.
    @Nullable String place() {
      return answer == null || answer.offset() < 0
          ? null
          : Seen.place(intent.topic(), answer.partition(), answer.offset());
    }
  }
}

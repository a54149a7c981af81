package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.World.DECIDED;
import static io.modeltrail.torture.check.World.TRAINED;

import io.modeltrail.torture.check.Violation.Kind;
import java.util.List;
import java.util.Map;

/// What can be wrong with refused records.
final class RefusalPlants {

  private RefusalPlants() {}

  static List<Plant> all() {
    return List.of(
        new Plant(
            Kind.POISON_UNACCOUNTED,
            "no dead letter",
            it -> it.log.get(TRAINED + ".dead-letter").removeFirst()),
        new Plant(
            Kind.POISON_UNACCOUNTED,
            "an id that is used twice is taken",
            it -> it.log.get(TRAINED + ".dead-letter").removeLast()),
        new Plant(
            Kind.WRONGLY_REFUSED,
            "a good record is set aside",
            it -> it.deadLetter(it.log.get(TRAINED).getFirst(), "UNKNOWN_SCHEMA")),
        new Plant(
            Kind.WRONGLY_REFUSED,
            "what nobody can see is set aside",
            it ->
                it.deadLetter(
                    new Seen(TRAINED, 0, 99, null, "of an aborted transaction", null, Map.of()),
                    "NOT_WIRE_FORMAT")),
        new Plant(
            Kind.WRONGLY_REFUSED,
            "for another reason",
            it -> {
              it.log.get(TRAINED + ".dead-letter").removeFirst();
              it.deadLetter(it.log.get(TRAINED).get(4), "NULL_VALUE");
            }),
        new Plant(
            Kind.WRONGLY_REFUSED,
            "a decision that is asked for is set aside",
            it -> it.deadLetter(it.log.get(DECIDED).get(1), "NOT_TO_DECIDE")),
        new Plant(
            Kind.WRONGLY_REFUSED,
            "what is decided already is refused for other evidence",
            it -> {
              it.log.get(DECIDED + ".dead-letter").removeLast();
              it.deadLetter(it.log.get(DECIDED).getLast(), "EVIDENCE_CHANGED");
            }),
        new Plant(
            Kind.POISON_UNACCOUNTED,
            "what is decided already is decided again",
            it -> it.log.get(DECIDED + ".dead-letter").removeLast()),
        new Plant(
            Kind.DUPLICATED,
            "two dead letters",
            it -> it.deadLetter(it.log.get(TRAINED).get(4), "TRUNCATED")),
        new Plant(
            Kind.STATE_WITHOUT_EVENT,
            "listed as refused, no dead letter",
            it -> it.rejections.put("model.trained-0@99", "TRUNCATED")));
  }
}

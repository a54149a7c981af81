package io.modeltrail.audit.passport;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.audit.passport.Passport.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One promotion, as far as it is told.
final class Course {

  private final String id;
  private final Rows asked = new Rows();
  private final Rows steps = new Rows();
  private final List<Told> decisions = new ArrayList<>();

  /// Who decided when, of those that the last step repeats.
  private Set<String> counted = Set.of();

  private Rows gates = new Rows();
  private String title = "Promotion";

  Course(String id) {
    this.id = id;
  }

  void asked(Told told) {
    asked.add(
        told,
        told.actor("/actor"),
        told.text("/kind"),
        told.at("/emergency").asBoolean() ? "as an emergency" : "",
        told.text("/reason"),
        told.appendedAt().toString());
  }

  void step(Told told) {
    title =
        "%s, %s: %s".formatted(told.text("/kind"), told.text("/environment"), told.text("/state"));
    steps.add(
        told,
        told.text("/step"),
        told.text("/state"),
        told.text("/code"),
        told.text("/detail") + told.text("/waitingFor"),
        told.text("/governanceRevision"),
        told.appendedAt().toString());
    counted = new TreeSet<>();
    for (JsonNode approval : told.at("/approvals")) {
      counted.add(approval.at("/by/subject").asText() + " " + approval.path("at").asText());
    }
    if (!told.at("/gates").isEmpty()) {
      gates(told);
    }
  }

  private void gates(Told told) {
    gates = new Rows();
    for (JsonNode gate : told.at("/gates")) {
      gates.add(
          told,
          Told.text(gate.path("name")),
          Told.text(gate.path("require")),
          Told.text(gate.path("outcome")),
          Told.text(gate.path("detail")));
    }
  }

  void decided(Told told) {
    if (decisions.size() < Rows.MAX) {
      decisions.add(told);
    }
  }

  List<Section> sections() {
    String by = asked.isEmpty() ? "; the rules asked for it by themselves" : "";
    List<Section> sections =
        new ArrayList<>(
            steps.section(
                title, "Promotion " + id + by, "step", "state", "why", "detail", "rules", "when"));
    parts(sections, asked.section("Asked for by", "", "who", "kind", "", "reason", "when"));
    parts(
        sections,
        gates.section(
            "Gates", "As they were asked last.", "gate", "condition", "outcome", "what it saw"));
    parts(
        sections,
        decisions()
            .section(
                "Decisions",
                "",
                "who",
                "role",
                "decision",
                "meaning",
                "comment",
                "upon evidence",
                "when",
                ""));
    return sections;
  }

  private Rows decisions() {
    Rows rows = new Rows();
    for (Told each : decisions) {
      boolean counts =
          each.text("/decision").equals("WITHDRAW")
              || counted.contains(each.text("/actor/subject") + " " + each.appendedAt());
      rows.add(
          each,
          each.actor("/actor"),
          each.text("/role"),
          each.text("/decision"),
          each.text("/meaning"),
          each.text("/comment"),
          each.text("/evidenceDigest"),
          each.appendedAt().toString(),
          counts ? "" : "had no effect");
    }
    return rows;
  }

  private static void parts(List<Section> sections, List<Section> more) {
    more.forEach(each -> sections.add(each.part()));
  }
}

package io.modeltrail.audit.passport;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.audit.passport.Passport.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How it came to run where it ran: who asked, what the gates saw, who decided.
final class PromotionsChapter implements Chapter {

  /// Most that are shown.
  private static final int PROMOTIONS_MAX = 50;

  private final Map<String, Course> courses = new LinkedHashMap<>();
  private long more;

  /// One promotion, as far as it is told.
  private static final class Course {
    private final Rows asked = new Rows();
    private final Rows steps = new Rows();
    private final Rows decisions = new Rows();
    private Rows gates = new Rows();
    private String title = "Promotion";
  }

  @Override
  public void add(Told told) {
    if (told.is("promotion.requested")) {
      asked(told);
    } else if (told.is("promotion.changed")) {
      step(told);
    } else if (told.is("promotion.decided")) {
      decided(told);
    }
  }

  private Course course(Told told) {
    String id = told.text("/promotionId");
    if (!courses.containsKey(id) && courses.size() >= PROMOTIONS_MAX) {
      more++;
      return new Course(); // which nobody will see
    }
    return courses.computeIfAbsent(id, unused -> new Course());
  }

  private void asked(Told told) {
    course(told)
        .asked
        .add(
            told,
            told.actor("/actor"),
            told.text("/kind"),
            told.at("/emergency").asBoolean() ? "as an emergency" : "",
            told.text("/reason"),
            told.appendedAt().toString());
  }

  private void step(Told told) {
    Course course = course(told);
    course.title =
        "%s, %s: %s".formatted(told.text("/kind"), told.text("/environment"), told.text("/state"));
    course.steps.add(
        told,
        told.text("/step"),
        told.text("/state"),
        told.text("/code"),
        told.text("/detail") + told.text("/waitingFor"),
        told.text("/governanceRevision"),
        told.appendedAt().toString());
    if (told.at("/gates").isEmpty()) {
      return;
    }
    course.gates = new Rows();
    for (JsonNode gate : told.at("/gates")) {
      course.gates.add(
          told,
          Told.text(gate.path("name")),
          Told.text(gate.path("require")),
          Told.text(gate.path("outcome")),
          Told.text(gate.path("detail")));
    }
  }

  private void decided(Told told) {
    course(told)
        .decisions
        .add(
            told,
            told.actor("/actor"),
            told.text("/role"),
            told.text("/decision"),
            told.text("/meaning"),
            told.text("/comment"),
            told.text("/evidenceDigest"),
            told.appendedAt().toString());
  }

  @Override
  public List<Section> sections() {
    if (courses.isEmpty()) {
      return new Rows().section("Promotions", "", "It was never to be promoted.", List.of());
    }
    List<Section> sections = new ArrayList<>();
    courses.forEach(
        (id, course) -> {
          sections.addAll(
              course.steps.section(
                  course.title,
                  "Promotion " + id,
                  "step",
                  "state",
                  "why",
                  "detail",
                  "rules",
                  "when"));
          sections.addAll(
              course.asked.section("Asked for by", "", "who", "kind", "", "reason", "when"));
          sections.addAll(
              course.gates.section(
                  "Its gates",
                  "As they were asked last.",
                  "gate",
                  "condition",
                  "outcome",
                  "what it saw"));
          sections.addAll(
              course.decisions.section(
                  "Decisions",
                  "",
                  "who",
                  "role",
                  "decision",
                  "meaning",
                  "comment",
                  "upon evidence",
                  "when"));
        });
    if (more > 0) {
      sections.add(
          new Section(
              "More promotions", more + " more entries tell of them.", List.of(), List.of(), 0));
    }
    return sections;
  }
}

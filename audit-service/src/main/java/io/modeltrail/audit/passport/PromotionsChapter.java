package io.modeltrail.audit.passport;

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

  @Override
  public void add(Told told) {
    if (told.is("promotion.requested")) {
      course(told).asked(told);
    } else if (told.is("promotion.changed")) {
      course(told).step(told);
    } else if (told.is("promotion.decided")) {
      course(told).decided(told);
    }
  }

  private Course course(Told told) {
    String id = told.text("/promotionId");
    if (!courses.containsKey(id) && courses.size() >= PROMOTIONS_MAX) {
      more++;
      return new Course(id); // which nobody will see
    }
    return courses.computeIfAbsent(id, Course::new);
  }

  @Override
  public List<Section> sections() {
    if (courses.isEmpty()) {
      return new Rows().section("Promotions", "", "It was never to be promoted.", List.of());
    }
    List<Section> sections = new ArrayList<>();
    courses.values().forEach(course -> sections.addAll(course.sections()));
    if (more > 0) {
      sections.addAll(
          new Rows()
              .section("More promotions", "", more + " more entries tell of them.", List.of()));
    }
    return sections;
  }
}

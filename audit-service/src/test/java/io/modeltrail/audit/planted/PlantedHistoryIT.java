package io.modeltrail.audit.planted;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.audit.AuditParts;
import io.modeltrail.audit.coverage.FoldedCoverage;
import io.modeltrail.audit.evidence.TrailBundles;
import io.modeltrail.audit.planted.Checkers.Violation;
import io.modeltrail.audit.planted.PlainTable.Objection;
import io.modeltrail.audit.planted.Report.Plain;
import io.modeltrail.audit.publication.TrailDatabase;
import io.modeltrail.audit.story.StorySchemas;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every plant is found, where it is, and nothing else: docs/planted-history.md has the table that
/// this writes to `target/planted-history.md`. With `-Dmodeltrail.history.seed=` another year is
/// told.
@QuarkusTest
@QuarkusTestResource(AuditParts.class)
class PlantedHistoryIT {

  private static final long SEED = Long.getLong("modeltrail.history.seed", 1);
  private static final Path REPORT = Path.of("target", "planted-history.md");

  private static Report report;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.datasource.username")
  String user;

  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  @Inject TrailBundles bundles;

  /// A year in a database of its own, and who looks at it.
  private record Trail(Year year, StorySchemas schemas, TrailDatabase database, Checkers checkers) {

    List<Violation> violations() throws SQLException {
      return checkers.violations(database);
    }
  }

  @BeforeAll
  static void the_report_begins() {
    System.out.println("The seed of the history is " + SEED);
    report = new Report("Seed %d.\n".formatted(SEED));
  }

  @AfterAll
  static void the_report_is_written() throws Exception {
    report.write(REPORT);
    System.out.println(report.text());
  }

  @Test
  void in_a_clean_year_nobody_finds_anything() throws Exception {
    Trail clean = trail();
    ToldPlant.all().forEach(each -> clean.year.with(each.name(), null));
    clean.year.until(Year.END).story().write(clean.database);

    List<Violation> violations = clean.violations();
    List<FoldedCoverage.Flaw> flaws = FoldedCoverage.of(clean.database.dataSource());
    List<Objection> objections = plain(clean);
    List<String> wrong = new ArrayList<>();
    for (int model = 0; model < ToldPlant.all().size(); model += 3) {
      String name = ToldPlant.all().get(model).name();
      verified(clean, name, 2).forEach(check -> wrong.add(name + " " + check));
    }

    report.alarm(violations);
    report.alarm(flaws);
    report.alarm(wrong);
    assertThat(violations).isEmpty();
    assertThat(flaws).isEmpty();
    assertThat(wrong).isEmpty();
    assertThat(objections).isEmpty();
  }

  @Test
  void what_was_planted_into_what_records_say_is_found_and_nothing_else() throws Exception {
    Trail trail = trail();
    Map<ToldPlant, Release> planted = new LinkedHashMap<>();
    ToldPlant.all().forEach(each -> planted.put(each, each.release().get()));
    planted.forEach((plant, release) -> trail.year.with(plant.name(), release));
    trail.year.until(Year.END).story().write(trail.database);

    List<Violation> violations = trail.violations();
    List<FoldedCoverage.Flaw> flaws = FoldedCoverage.of(trail.database.dataSource());
    List<Objection> objections = plain(trail);

    SoftAssertions soft = new SoftAssertions();
    planted.forEach(
        (plant, release) -> {
          List<Violation> mine =
              violations.stream().filter(each -> each.model().equals(plant.name())).toList();
          soft.assertThat(mine)
              .as(plant.name())
              .extracting(Violation::code)
              .containsExactlyInAnyOrderElementsOf(plant.codes().stream().map(Enum::name).toList());
          soft.assertThat(shows(mine, release.places()))
              .as("%s shows one of %s", plant.name(), release.places())
              .isTrue();
          List<String> wrong = verified(trail, plant.name(), release.version());
          soft.assertThat(mine.size() + wrong.size()).as(plant.name()).isPositive();
          soft.assertThat(wrong).as(plant.name()).isEqualTo(plant.verify());
          report.row(
              "In what the records say of a model",
              plant.name(),
              plant.what(),
              found(mine, flaws, wrong),
              Plain.of(objections.stream().filter(it -> it.model().equals(plant.name())).toList()));
        });
    List<Violation> others =
        violations.stream()
            .filter(
                each -> planted.keySet().stream().noneMatch(it -> it.name().equals(each.model())))
            .toList();
    report.alarm(others);
    soft.assertThat(others).isEmpty();
    soft.assertAll();
  }

  /// Whether one of the entries is told that are wrong, where there is one and the answer tells
  /// anything.
  private static boolean shows(List<Violation> violations, List<Long> places) {
    return violations.isEmpty()
        || places.isEmpty()
        || violations.stream().anyMatch(it -> it.entries().stream().anyMatch(places::contains));
  }

  private static List<String> found(
      List<Violation> violations, List<FoldedCoverage.Flaw> flaws, List<String> wrong) {
    Map<String, List<String>> byCode = new LinkedHashMap<>();
    for (Violation each : violations) {
      byCode
          .computeIfAbsent(each.code(), key -> new ArrayList<>())
          .add(Long.toString(each.index()));
    }
    List<String> found = new ArrayList<>();
    byCode.forEach(
        (code, places) -> found.add("violations %s %s".formatted(code, String.join(", ", places))));
    flaws.stream()
        .filter(flaw -> violations.stream().anyMatch(it -> it.index() == flaw.index()))
        .map(flaw -> "coverage %s %d".formatted(flaw.what(), flaw.index()))
        .distinct()
        .forEach(found::add);
    if (!wrong.isEmpty()) {
      found.add("verify: " + String.join(", ", wrong));
    }
    return found;
  }

  @Test
  void what_was_planted_into_what_is_said_of_the_trail_is_found_and_nothing_else()
      throws Exception {
    Trail trail = trail();
    trail.year.withoutKey().with(List.of("credit", "fraud", "churn")).until(Year.END);
    Map<TrailPlant, Long> places = new LinkedHashMap<>();
    for (TrailPlant each : TrailPlant.ALL) {
      places.put(each, each.place(trail.year));
      each.act().on(trail.year);
    }
    trail.year.story().write(trail.database);

    List<String> found = new ArrayList<>();
    trail
        .violations()
        .forEach(each -> found.add("violations %s %d".formatted(each.code(), each.index())));
    FoldedCoverage.of(trail.database.dataSource()).stream()
        .filter(each -> each.what().startsWith("gap"))
        .forEach(each -> found.add("coverage %s %d".formatted(each.what(), each.index())));

    List<Objection> objections = plain(trail);
    places.forEach(
        (plant, place) ->
            report.row(
                "In what the records say of the rules and of the trail",
                plant.name(),
                plant.what(),
                found.stream().filter((plant.found() + " " + place)::equals).toList(),
                Plain.of(objections.stream().filter(it -> it.id() == place + 1).toList())));
    List<String> expected =
        places.entrySet().stream()
            .map(each -> each.getKey().found() + " " + each.getValue())
            .toList();
    report.alarm(found.stream().filter(each -> !expected.contains(each)).toList());
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void what_is_done_to_the_stored_trail_is_found_and_nothing_else() throws Exception {
    StorySchemas schemas = new StorySchemas();
    StoredYear year = new StoredYear(schemas, SEED, new TrailDatabase(url, user, password));
    StoredFindings findings =
        new StoredFindings(year, new Checkers(schemas, year.year.story().key.publicKey()));
    SoftAssertions soft = new SoftAssertions();
    for (TrailDatabase clean : List.of(year.whole, year.unsigned)) {
      List<String> found = findings.of(clean.copy());
      report.alarm(found);
      soft.assertThat(found).isEmpty();
    }
    for (StoredPlant plant : StoredPlant.all()) {
      TrailDatabase copy = plant.on().apply(year).copy();
      plant.act().on(year, copy);
      List<String> found = findings.of(copy);

      soft.assertThat(found).as(plant.name()).isEqualTo(plant.found().apply(year));
      report.row(
          "In what is stored",
          plant.name(),
          plant.what(),
          found,
          plain(year, plant.plain().apply(year)));
      report.alarm(found.stream().filter(it -> !plant.found().apply(year).contains(it)).toList());
    }
    soft.assertAll();
  }

  private static Plain plain(StoredYear year, String sql) throws SQLException {
    if (sql.isEmpty()) {
      return Plain.NOTHING_LIKE_IT;
    }
    TrailDatabase copy = year.whole.copy();
    copy.tamper(sql);
    return Plain.of(new PlainTable(copy.dataSource()).objections());
  }

  private Trail trail() throws SQLException {
    StorySchemas schemas = new StorySchemas();
    Year year = new Year(schemas, SEED);
    return new Trail(
        year,
        schemas,
        new TrailDatabase(url, user, password),
        new Checkers(schemas, year.story().key.publicKey()));
  }

  private static List<Objection> plain(Trail trail) throws SQLException {
    return PlainTable.of(trail.database.dataSource(), trail.year.story().told()).objections();
  }

  /// The checks that say of a version that something is wrong.
  private List<String> verified(Trail trail, String model, int version) {
    try {
      Path bundle = bundles.take(trail.database, trail.schemas.client(), model, version);
      return trail.checkers.verify(bundle);
    } catch (Exception e) {
      throw new IllegalStateException(model, e);
    }
  }
}

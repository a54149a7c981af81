package io.modeltrail.governance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/// A good file with one part changed, and the one flaw that this makes.
///
/// @param good the file
/// @param part what is replaced
record Broken(
    String good, String part, String by, int line, int column, String path, String reason) {

  static final String GOOD =
      """
      environments:
        - name: dev
          promote: automatically
        - name: qa
          after: dev
          promote: automatically
          gates:
            - name: accuracy floor
              require: metrics.accuracy >= 0.80
      workspaces:
        - { name: default, register: at-training, serves: [dev, qa] }
      """;

  /// What is replaced, by what; then the flaw: line and column, path, how its reason begins. A new
  /// line is written ¶.
  private static final String TABLE =
      """
      name: qa | name: -qa | 4:11 | environments[1].name | "-qa" is no name
      name: qa | name: dev | 4:11 | environments[1].name | There already is an environment "dev"
      name: qa | name: 12 | 4:11 | environments[1].name | YAML reads 12 as a number; in quotes it is a text
      name: qa | name: no | 4:11 | environments[1].name | YAML reads no as true or false
      name: qa | name: 2026-01-01 | 4:11 | environments[1].name | YAML reads 2026-01-01 as a date
      name: qa | name: | 4:10 | environments[1].name | Nothing stands here
      name: qa | name: [qa] | 4:11 | environments[1].name | A list stands here
      name: qa | name: !x qa | 4:11 | environments[1].name | It has the type !x
      after: dev | after: prod | 5:12 | environments[1].after | prod is no environment that stands above this one
      after: dev | after: qa | 5:12 | environments[1].after | qa is no environment that stands above this one
      after: dev | after: {environment: prod, same: code} | 5:26 | environments[1].after.environment | prod is no environment that stands above this one
      after: dev | after: {environment: qa, same: code} | 5:26 | environments[1].after.environment | qa is no environment that stands above this one
      after: dev | after: {environment: [dev], same: code} | 5:26 | environments[1].after.environment | A list stands here
      after: dev | after: {same: code} | 5:12 | environments[1].after | There is no "environment"
      after: dev | after: {environment: dev, same: codes} | 5:37 | environments[1].after.same | "codes" is not known (did you mean "code"?)
      after: dev | after: {environment: dev, same: data} | 5:37 | environments[1].after.same | "data" is not known
      after: dev | after: {environment: dev, same: yes} | 5:37 | environments[1].after.same | YAML reads yes as true or false
      after: dev | after: {environment: dev, sme: code} | 5:31 | environments[1].after.sme | "sme" is not known here (did you mean "same"?)
      after: dev | after:¶      environment: dev¶      soak: PT1H | 7:7 | environments[1].after.soak | "soak" is not known here
      after: dev | after: [dev] | 5:12 | environments[1].after | A list stands here
      - name: dev¶ | - name: dev¶    after: qa¶ | 3:12 | environments[0].after | qa is no environment that stands above this one
      name: dev¶    promote: automatically | name: dev¶    promote: by-hand | 3:14 | environments[0].promote | "by-hand" is not known
      name: dev¶    promote: automatically | name: dev¶    promote: yes | 3:14 | environments[0].promote | YAML reads yes as true or false
      name: dev¶    promote: automatically | name: dev¶    prmote: automatically | 3:5 | environments[0].prmote | "prmote" is not known here (did you mean "promote"?)
      name: dev¶    promote: automatically | name: dev¶    zzz: automatically | 3:5 | environments[0].zzz | "zzz" is not known here
      name: dev¶    promote: automatically | name: dev¶    name: other | 3:5 | environments[0].name | "name" stands here a second time
      - name: qa¶    after | - after | 4:5 | environments[1] | There is no "name"
      gates:¶      - name: accuracy floor¶        require: metrics.accuracy >= 0.80 | gates: | 7:11 | environments[1].gates | Nothing stands here
      gates:¶      - name: accuracy floor¶        require: metrics.accuracy >= 0.80 | gates: [one] | 7:13 | environments[1].gates[0] | A single value stands here
      name: accuracy floor | name: ' floor' | 8:15 | environments[1].gates[0].name | " floor" is no name for a gate
      - name: accuracy floor | - name: g¶        require: version > 1¶      - name: g | 10:15 | environments[1].gates[1].name | There already is a gate "g"
      - name: accuracy floor | - wait: 3 days¶        name: g | 8:15 | environments[1].gates[0].wait | "3 days" is no length of time
      - name: accuracy floor | - wait: P1W¶        name: g | 8:15 | environments[1].gates[0].wait | "P1W" is no length of time
      - name: accuracy floor | - wait: 60¶        name: g | 8:15 | environments[1].gates[0].wait | YAML reads 60 as a number
      - name: accuracy floor | - wait: PT59S¶        name: g | 8:15 | environments[1].gates[0].wait | PT59S is too short
      - name: accuracy floor | - wait: P30DT1S¶        name: g | 8:15 | environments[1].gates[0].wait | P30DT1S is too long
      require: metrics | require: metric | 9:18 | environments[1].gates[0].require | There is no "metric"
      require: metrics.accuracy >= 0.80 | require: metrics.accuracy > 0 && metric.x > 1 | 9:42 | environments[1].gates[0].require | There is no "metric"
      require: metrics.accuracy >= 0.80 | require: 'version > 1 && metric.x > 1' | 9:34 | environments[1].gates[0].require | There is no "metric"
      require: metrics.accuracy >= 0.80 | require: "version > 1 && metric.x > 1" | 9:34 | environments[1].gates[0].require | There is no "metric"
      require: metrics.accuracy >= 0.80 | require: |¶          version > 1¶            && metric.x > 1 | 11:16 | environments[1].gates[0].require | There is no "metric"
      require: metrics.accuracy >= 0.80 | require: >¶          version > 1¶            && metric.x > 1 | 9:18 | environments[1].gates[0].require | There is no "metric"
      require: metrics.accuracy >= 0.80 | require: '1 < 2' | 9:19 | environments[1].gates[0].require | It names nothing that a version has
      require: metrics.accuracy >= 0.80 | require: true | 9:18 | environments[1].gates[0].require | YAML reads true as true or false
      require: metrics.accuracy >= 0.80 | require: metrics.accuracy | 9:18 | environments[1].gates[0].require | It gives a double
      name: default | name: Default | 11:13 | workspaces[0].name | "Default" is no name for a workspace
      at-training | later | 11:32 | workspaces[0].register | "later" is not known
      register: at-training,  |  | 11:5 | workspaces[0] | There is no "register"
      [dev, qa] | [dev, q] | 11:59 | workspaces[0].serves[1] | There is no environment q (did you mean "qa"?)
      [dev, qa] | [dev, qa, qa] | 11:63 | workspaces[0].serves[2] | qa stands here a second time
      [dev, qa] | [] | 11:53 | workspaces[0].serves | The list is empty
      [dev, qa] | dev | 11:53 | workspaces[0].serves | A single value stands here
      [dev, qa] | [dev] | 4:11 | environments[1].name | No workspace serves qa
      [dev, qa] } | [dev, qa] }¶  - { name: default, register: at-training, serves: [dev] } | 12:13 | workspaces[1].name | There already is a workspace "default"
      workspaces:¶  - { name: default, register: at-training, serves: [dev, qa] } |  | 1:1 |  | There is no "workspaces"
      workspaces:¶  - { name: default, register: at-training, serves: [dev, qa] } | workspaces: [] | 10:13 | workspaces | The list is empty
      workspaces:¶ | [a]: 1¶workspaces:¶ | 10:1 |  | A list stands as a key
      workspaces:¶ | --- ¶workspaces:¶ | 10:1 |  | A second document begins
      name: qa | name: &a qa¶    after: *a¶    x: dev¶    x | 5:12 |  | *a repeats something
      name: qa | name: "qa | 4:11 |  | This is no YAML
      """;

  String text() {
    assertThat(good).containsOnlyOnce(part);
    return good.replace(part, by);
  }

  @Override
  public String toString() {
    return "%s -> %s".formatted(part, by);
  }

  static List<Broken> all() {
    var all = new ArrayList<Broken>();
    all.addAll(rows(GOOD, TABLE));
    all.addAll(rows(BrokenSettings.GOOD, BrokenSettings.TABLE));
    var gate = "environments[1].gates[0]";
    all.add(
        new Broken(
            GOOD,
            "accuracy floor",
            "x".repeat(101),
            8,
            15,
            gate + ".name",
            "\"" + "x".repeat(59) + "…"));
    all.add(
        new Broken(
            GOOD,
            "metrics.accuracy >= 0.80",
            "version > 1" + " || version > 1".repeat(300),
            9,
            18,
            gate + ".require",
            "4,511 characters"));
    all.add(new Broken(GOOD, "name: qa", "name: q\u0000a", 4, 12, "", "U+0000 stands here"));
    all.add(
        new Broken(
            GOOD,
            "[dev, qa]",
            "[".repeat(30) + "]".repeat(30),
            1,
            1,
            "",
            "This is no YAML: Nesting"));
    return all;
  }

  private static List<Broken> rows(String good, String table) {
    return table.lines().map(row -> row(good, row)).toList();
  }

  private static Broken row(String good, String row) {
    var cells = row.replace('¶', '\n').split(" \\| ", -1);
    var place = cells[2].split(":", -1);
    return new Broken(
        good,
        cells[0],
        cells[1],
        Integer.parseInt(place[0]),
        Integer.parseInt(place[1]),
        cells[3],
        cells[4]);
  }
}

package io.modeltrail.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.localstack.rebuild.Comparison;
import io.modeltrail.localstack.rebuild.RebuildResult;
import io.modeltrail.localstack.rebuild.RebuildResult.Findings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class RebuildReportTest {

  private static final Comparison SAME = new Comparison("models", 2, 2, 0, List.of());
  private static final Comparison OTHER =
      new Comparison("versions", 1200, 1201, 1, List.of("version fraud/3 was not there before"));

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final RebuildReport report = new RebuildReport(new PrintStream(shown, true, UTF_8));

  @Test
  void the_same_is_said_with_counts_and_where_the_old_one_is() {
    var code = report.show(new RebuildResult.Same(findings(0, SAME), "registry_before_x"));

    assertThat(code).isZero();
    assertThat(shown.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
                                           before    rebuilt
              models                            2          2
            The same. The old database is kept: registry_before_x
            """);
  }

  @Test
  void what_differs_is_said_and_why_it_may_be() {
    var code =
        report.show(new RebuildResult.Differs(findings(0, SAME, OTHER), "registry_before_x", 7));

    assertThat(code).isEqualTo(1);
    assertThat(shown.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
                                           before    rebuilt
              models                            2          2
              versions                      1,200      1,201
            Not the same: 1 differ.
              version fraud/3 was not there before
            The old one had not read about 7 records of the log, which may be why.
            The old database is kept: registry_before_x
            """);
  }

  @Test
  void without_a_database_before_it_is_counted_and_what_could_not_be_made_is_told() {
    var code = report.show(new RebuildResult.NothingBefore(findings(3, SAME)));

    assertThat(code).isEqualTo(1);
    assertThat(shown.toString(UTF_8))
        .contains("nothing to compare with", "tells of 3 versions whose runs");
  }

  private static Findings findings(long unmade, Comparison... comparisons) {
    return new Findings(List.of(comparisons), unmade);
  }
}

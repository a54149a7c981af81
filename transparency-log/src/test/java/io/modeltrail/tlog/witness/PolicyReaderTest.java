package io.modeltrail.tlog.witness;

import static io.modeltrail.tlog.Vectors.ascii;
import static io.modeltrail.tlog.witness.PolicyTest.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.tlog.GoldenLog;
import io.modeltrail.tlog.MalformedException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is no policy. `{a}` stands for a witness's key, `{log}` for a log's, `;` for a newline.
class PolicyReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "log {log}; | no quorum",
        "quorum none;quorum none; | line 2: a second quorum",
        "quorum W; | line 1: not defined above: 'W'",
        "quorum W;witness W {a}; | line 1: not defined above",
        "quorum; | line 1: expected quorum <name|none>",
        "quorum none x; | line 1: expected quorum <name|none>",
        "quorum none | line 1: no newline",
        "Quorum none; | line 1: expected log, witness, group or quorum, found 'Quorum'",
        "quorum none # really; | line 1: expected quorum <name|none>",
        "log; | line 1: expected log <vkey> [<url>]",
        "log {log} url more; | line 1: expected log <vkey> [<url>]",
        "log {a}; | line 1: a key of another type is needed here",
        "log nonsense; | line 1: verifier key: expected three parts",
        "log {log};log {log}; | line 2: the key of a log stands here twice",
        "witness W; | line 1: expected witness <name> <vkey> [<url>]",
        "witness W {log}; | line 1: a key of another type is needed here",
        "witness V {a};witness W {a}; | line 2: the key of a witness stands here twice",
        "witness W {a};witness W {b}; | line 2: the name is taken: 'W'",
        "witness none {a}; | line 1: the name is taken: 'none'",
        "witness W {a};group W any W; | line 2: the name is taken: 'W'",
        "witness W {a};group G any none; | line 2: not defined above: 'none'",
        "witness W {a};group G any; | line 2: expected group",
        "witness W {a};group G any G; | line 2: not defined above: 'G'",
        "witness W {a};group G 0 W; | line 2: threshold is 0, of 1 members",
        "witness W {a};group G 2 W; | line 2: threshold is 2, of 1 members",
        "witness W {a};group G 01 W; | line 2, threshold: leading zero",
        "witness W {a};group G some W; | line 2, threshold: not a decimal number",
        "witness W {a};group G any W W; | line 2: 'W' is a member already",
        "witness W {a};group G any W;group H any W; | line 3: 'W' is a member already"
      })
  void what_is_no_policy_is_refused_with_its_line(String policy, String why) {
    malformed(policy, why);
  }

  @Test
  void control_characters_are_refused() {
    for (char c : new char[] {'\r', '\0', 0x0b, 0x7f}) {
      malformed("quorum none" + c + ";", "line 1: control character");
      malformed("# " + c + ";quorum none;", "line 1: control character");
    }
  }

  @Test
  void other_spaces_do_not_separate() {
    malformed("quorum\u00a0none;", "line 1: expected log, witness, group or quorum");
  }

  @Test
  void too_much_is_refused() {
    malformed("#".repeat(PolicyReader.BYTES_MAX) + ";quorum none;", "longer than 262144 bytes");
    StringBuilder policy = new StringBuilder("witness G0 {a};");
    IntStream.rangeClosed(1, PolicyReader.EACH_MAX + 1)
        .forEach(i -> policy.append("group G%d any G%d;".formatted(i, i - 1)));
    malformed(policy.toString(), "line 258: more than 256 groups");
  }

  @Test
  void empty_lines_comments_and_blanks_are_left_aside() throws Exception {
    Policy policy = Policy.parse(ascii("\n  \t \n\t# quorum W\n \tquorum \t none\t\n#\n"));

    assertThat(policy.quorum()).isEqualTo(new Quorum.None());
  }

  private static void malformed(String policy, String why) {
    String text =
        policy
            .replace("{log}", GoldenLog.VERIFIER)
            .replace("{a}", key('a'))
            .replace("{b}", key('b'))
            .replace(';', '\n');
    assertThatThrownBy(() -> Policy.parse(ascii(text)))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith("policy: ")
        .hasMessageContaining(why);
  }
}

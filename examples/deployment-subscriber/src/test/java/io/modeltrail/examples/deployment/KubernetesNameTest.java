package io.modeltrail.examples.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KubernetesNameTest {

  @Test
  void a_name_that_is_valid_stays_as_it_is() {
    assertThat(Stream.of("wine-cultivar", "a", "a1", "x--y", "a".repeat(40)))
        .allMatch(name -> KubernetesName.of(name).value().equals(name));
  }

  @Test
  void names_that_differ_only_in_what_is_not_allowed_stay_different() {
    var models =
        List.of(
            "wine cultivar", "wine.cultivar", "wine_cultivar", "Wine cultivar", "wine-cultivar");
    assertThat(models.stream().map(KubernetesName::of).distinct()).hasSize(models.size());
  }

  @Test
  void a_name_cannot_be_taken_by_spelling_out_the_digest_of_another() {
    var taken = KubernetesName.of("Wine cultivar").value();

    assertThat(KubernetesName.of(taken).value()).isNotEqualTo(taken);
  }

  @Test
  void long_names_keep_their_beginning_for_people() {
    var name = KubernetesName.of("Credit default in the small business portfolio, all of Europe");

    assertThat(name.value()).startsWith("credit-default-in-the-small-b").hasSizeLessThan(41);
  }

  @Property
  void every_model_name_gives_a_valid_name_of_its_own(
      @ForAll("models") String one, @ForAll("models") String other) {
    var name = KubernetesName.of(one).value();

    assertThat(name).matches("[a-z]([-a-z0-9]{0,38}[a-z0-9])?");
    assertThat(name.equals(KubernetesName.of(other).value())).isEqualTo(one.equals(other));
  }

  /// As the contract allows them; a short alphabet, so that near misses happen.
  @Provide
  Arbitrary<String> models() {
    var first = Arbitraries.strings().withChars("aZ09").ofLength(1);
    var middle = Arbitraries.strings().withChars("aZ09 ._-").ofMaxLength(198);
    var last = Arbitraries.strings().withChars("aZ09_-").ofLength(1);
    return Arbitraries.oneOf(first, Combinators.combine(first, middle, last).as(this::joined));
  }

  private String joined(String first, String middle, String last) {
    return first + middle + last;
  }
}

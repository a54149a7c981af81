package io.modeltrail.promotion.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PositionTest {

  private static final UUID TOPIC = new UUID(0x0123_4567_89AB_CDEFL, -42);

  @Property
  void what_is_written_is_read_again(
      @ForAll @Size(max = 12) List<@LongRange(min = 0, max = Long.MAX_VALUE) Long> next) {
    Position position = new Position(TOPIC, next);
    assertThat(Position.parse(position.encode())).isEqualTo(position);
  }

  @Test
  void it_is_short_and_fits_into_a_header_and_an_address() {
    String text = new Position(TOPIC, Collections.nCopies(6, 1_000_000L)).encode();
    assertThat(text).matches("[A-Za-z0-9_-]{1,60}");
  }

  @Test
  void a_text_with_a_slip_is_refused() {
    String text = new Position(TOPIC, List.of(7L, 300L)).encode();
    for (int i = 0; i < text.length(); i++) {
      String other =
          text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1);
      if (!isTheSameBytes(text, other)) {
        assertThatThrownBy(() -> Position.parse(other))
            .as(other)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  /// The last character may have bits that belong to no byte.
  private static boolean isTheSameBytes(String one, String other) {
    var decoder = java.util.Base64.getUrlDecoder();
    try {
      return java.util.Arrays.equals(decoder.decode(one), decoder.decode(other));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void what_is_none_is_refused() {
    for (String text : List.of("", "x", "latest", "####", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")) {
      assertThatThrownBy(() -> Position.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}

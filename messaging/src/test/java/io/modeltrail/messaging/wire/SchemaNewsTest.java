package io.modeltrail.messaging.wire;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.messaging.record.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SchemaNewsTest {

  private static final Instant APPENDED = Instant.parse("2026-11-30T12:00:00Z");
  private static final Refusal UNKNOWN = new Refusal(Refusal.UNKNOWN_SCHEMA, "schema id 7");

  private Instant now = APPENDED;
  private final SchemaNews news = new SchemaNews(() -> now);

  @Test
  void an_unknown_schema_may_be_news_until_the_record_is_older_than_news_takes() {
    // given
    now = APPENDED.plus(SchemaNews.TAKES_AT_MOST).minusMillis(1);

    // then
    assertThatThrownBy(() -> news.await(UNKNOWN, APPENDED, "rules-0@7"))
        .isInstanceOf(CannotTellNow.class)
        .hasMessageContaining("rules-0@7: schema id 7")
        .hasMessageContaining("2026-11-30T12:00:30Z");

    // when
    now = now.plusMillis(1);

    // then
    assertThatCode(() -> news.await(UNKNOWN, APPENDED, "rules-0@7")).doesNotThrowAnyException();
  }

  @Test
  void what_is_wrong_in_itself_is_not_waited_for() {
    Refusal wrong = new Refusal("NOT_WIRE_FORMAT", "two bytes");
    assertThatCode(() -> news.await(wrong, APPENDED, "rules-0@7")).doesNotThrowAnyException();
  }
}

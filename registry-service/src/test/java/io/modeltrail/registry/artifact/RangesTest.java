package io.modeltrail.registry.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeltrail.registry.artifact.store.Portion;
import io.modeltrail.service.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangesTest {

  private static ByteRange.Asked part(long from, long length) {
    return new ByteRange.Asked.Part(new ByteRange(from, length));
  }

  @Test
  void a_range_is_within_the_artifact() {
    assertThat(ByteRange.parse("bytes=0-9", 100)).isEqualTo(part(0, 10));
    assertThat(ByteRange.parse("bytes=90-", 100)).isEqualTo(part(90, 10));
    assertThat(ByteRange.parse("bytes=90-1000", 100)).isEqualTo(part(90, 10));
    assertThat(ByteRange.parse("bytes=-5", 100)).isEqualTo(part(95, 5));
    assertThat(ByteRange.parse("bytes=-500", 100)).isEqualTo(part(0, 100));
    assertThat(new ByteRange(90, 10).contentRange(100)).isEqualTo("bytes 90-99/100");
  }

  @Test
  void a_range_behind_the_end_cannot_be_given_and_others_are_ignored() {
    assertThat(List.of("bytes=100-", "bytes=100-200", "bytes=-0"))
        .allSatisfy(
            header ->
                assertThat(ByteRange.parse(header, 100)).isEqualTo(new ByteRange.Asked.Beyond()));
    assertThat(ByteRange.parse("bytes=0-", 0)).isEqualTo(new ByteRange.Asked.Beyond());
    assertThat(List.of("bytes=-", "bytes=9-1", "bytes=0-1,5-6", "lines=1-2", "bytes=x-"))
        .allSatisfy(
            header ->
                assertThat(ByteRange.parse(header, 100)).isEqualTo(new ByteRange.Asked.All()));
  }

  @Test
  void an_upload_brings_all_or_the_rest() {
    assertThat(UploadRange.portion(null, 100)).isEqualTo(Portion.whole(100));
    assertThat(UploadRange.portion(null, -1)).isEqualTo(Portion.whole(Portion.UNKNOWN));
    assertThat(UploadRange.portion("bytes 40-99/100", 60)).isEqualTo(Portion.rest(40, 100));
    assertThat(UploadRange.portion("bytes 40-99/100", -1)).isEqualTo(Portion.rest(40, 100));
    assertThat(UploadRange.portion("bytes */100", 0)).isEqualTo(Portion.rest(100, 100));
  }

  @Test
  void an_upload_of_anything_else_is_refused() {
    assertThat(
            List.of(
                "bytes 40-98/100",
                "bytes 40-99/*",
                "bytes 99-40/100",
                "bytes 50-99/100",
                "bytes */100",
                "bytes -1-99/100",
                "nonsense"))
        .allSatisfy(
            header ->
                assertThatThrownBy(() -> UploadRange.portion(header, 60))
                    .isInstanceOf(Problem.Thrown.class));
  }
}

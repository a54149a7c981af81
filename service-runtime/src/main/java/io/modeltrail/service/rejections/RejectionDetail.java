package io.modeltrail.service.rejections;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.modeltrail.messaging.wire.PlainJson;
import io.modeltrail.service.rejections.RefusedRecords.Reading;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A refused record, whole: what the list says of it, its headers, and what it says itself.
///
/// @param content the event as plain JSON: repaired, and without `actor`, it is the body of a
///   replay
/// @param contentMissing why content is not there
@JsonInclude(JsonInclude.Include.NON_NULL)
record RejectionDetail(
    @JsonUnwrapped RejectionView rejection,
    List<HeaderView> headers,
    @JsonRawValue @Schema(implementation = Object.class) @Nullable String content,
    @Nullable String contentMissing) {

  /// A header of the record.
  ///
  /// @param value as text, if it is text
  /// @param valueBase64 if it is not
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HeaderView(String name, @Nullable String value, @Nullable String valueBase64) {}

  static RejectionDetail of(RejectionView rejection, Headers headers, Reading reading) {
    List<HeaderView> views = new ArrayList<>();
    headers.forEach(header -> views.add(view(header)));
    return switch (reading) {
      case Reading.Legible(var content, var identity) ->
          new RejectionDetail(rejection, views, new String(PlainJson.write(content), UTF_8), null);
      case Reading.Illegible(String why) -> new RejectionDetail(rejection, views, null, why);
    };
  }

  private static HeaderView view(Header header) {
    byte[] value = header.value();
    if (value == null) {
      return new HeaderView(header.key(), null, null);
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
      return new HeaderView(header.key(), text, null);
    } catch (CharacterCodingException e) {
      return new HeaderView(header.key(), null, RejectionView.base64(value));
    }
  }
}

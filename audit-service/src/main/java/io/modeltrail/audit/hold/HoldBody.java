package io.modeltrail.audit.hold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modeltrail.audit.reading.RecordNames;
import io.modeltrail.service.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What `POST /holds` takes.
@Schema(name = "HoldRequest")
record HoldBody(
    @Schema(
            description = "a-z 0-9 and -, at most 63; of those in force one has it",
            required = true)
        @Nullable String name,
    @Schema(description = "all of the trail; otherwise say which part")
        @Nullable Boolean everything,
    @Nullable String model,
    @Schema(description = "name of the record, as ModelPromoted, or its full name")
        @Nullable String type,
    @Schema(description = "appended then or later, as 2026-01-31T12:00:00Z") @Nullable String from,
    @Schema(description = "appended before then") @Nullable String to,
    @Schema(description = "at most 1,000 characters; no names of people", required = true)
        @Nullable String reason) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /// @throws Problem.Thrown 400 if it is not what is taken
  static Hold read(String text) {
    try {
      HoldBody body = JSON.readValue(text, HoldBody.class);
      if (body == null || body.name == null) {
        throw Problem.badRequest("MISSING_FIELD", "name is missing");
      }
      return new Hold(body.name, body.extent(), Reason.checked(body.reason));
    } catch (JsonProcessingException e) {
      throw Problem.badRequest("BAD_BODY", e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("BAD_HOLD", String.valueOf(e.getMessage()));
    }
  }

  private Hold.Extent extent() {
    if (Boolean.TRUE.equals(everything)) {
      if (model != null || type != null || from != null || to != null) {
        throw new IllegalArgumentException(
            "leave out everything, or model, type, from and to: everything is more");
      }
      return new Hold.Everything();
    }
    return new Hold.Some(
        model, type == null ? null : RecordNames.full(type), TimeSpan.parse(from, to));
  }
}

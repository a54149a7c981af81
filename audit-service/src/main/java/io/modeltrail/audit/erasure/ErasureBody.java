package io.modeltrail.audit.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modeltrail.audit.hold.Reason;
import io.modeltrail.audit.hold.TimeSpan;
import io.modeltrail.service.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What `POST /erasures` takes: one of `subject`, `entries` and `model`.
@Schema(name = "ErasureRequest")
record ErasureBody(
    @Schema(description = "a person's opaque id: the person is taken out of all records")
        @Nullable String subject,
    @Schema(description = "entries whose payloads go as a whole") @Nullable List<Long> entries,
    @Schema(description = "a model, of whose records the payloads go as a whole")
        @Nullable String model,
    @Schema(description = "of a subject or a model: appended then or later") @Nullable String from,
    @Schema(description = "of a subject or a model: appended before then") @Nullable String to,
    @Schema(
            description = "the rule, as GDPR Art. 17(1)(b); at most 200 characters",
            required = true)
        @Nullable String ground,
    @Schema(description = "at most 1,000 characters; without the person's id", required = true)
        @Nullable String reason) {

  static final int ENTRIES_MAX = 10_000;

  private static final Pattern GROUND = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,200}");
  private static final Pattern SUBJECT = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,250}");
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9 ._-]{1,200}");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /// @throws Problem.Thrown 400 if it is not what is taken
  static ErasureBody read(String text) {
    try {
      ErasureBody body = JSON.readValue(text, ErasureBody.class);
      if (body == null) {
        throw Problem.badRequest("BAD_BODY", "an object is expected");
      }
      return body;
    } catch (JsonProcessingException e) {
      // Without Jackson's message, which repeats what was sent.
      throw Problem.badRequest(
          "BAD_BODY",
          "not the JSON that is taken, at line %d, column %d"
              .formatted(
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
    }
  }

  /// @throws Problem.Thrown 400 if it is not clear what is meant, or cannot be there
  Scope scope() {
    if (Stream.of(subject, entries, model).filter(Objects::nonNull).count() != 1) {
      throw Problem.badRequest(
          "BAD_SCOPE", "say one of subject, entries and model: what is to be erased");
    }
    TimeSpan when = when();
    if (entries != null) {
      return entries(entries, when);
    }
    if (subject != null) {
      if (subject.isBlank() || !SUBJECT.matcher(subject).matches()) {
        throw Problem.badRequest("BAD_SUBJECT", "no actor can have this subject");
      }
      return new Scope.Person(subject, when);
    }
    String name = String.valueOf(model);
    if (!MODEL.matcher(name).matches()) {
      throw Problem.badRequest("BAD_MODEL", "no entry can have this model");
    }
    return new Scope.OfModel(name, when);
  }

  Draft.Why why() {
    if (ground == null || !GROUND.matcher(ground).matches() || ground.isBlank()) {
      throw Problem.badRequest(
          "BAD_GROUND", "ground is the rule that demands or allows it, 1 to 200 characters");
    }
    String why = Reason.checked(reason);
    if (subject != null && (why.contains(subject) || ground.contains(subject))) {
      throw Problem.badRequest(
          "NAMES_THE_PERSON",
          "reason and ground are written to the log, and must not hold the subject");
    }
    return new Draft.Why(ground, why);
  }

  private static Scope entries(List<Long> entries, TimeSpan when) {
    if (!when.isAlways()) {
      throw Problem.badRequest("BAD_SCOPE", "entries are named; leave out from and to");
    }
    if (entries.isEmpty()
        || entries.size() > ENTRIES_MAX
        || entries.stream().anyMatch(each -> each == null || each < 0)) {
      throw Problem.badRequest(
          "BAD_ENTRIES", "entries has 1 to %,d numbers from 0".formatted(ENTRIES_MAX));
    }
    return new Scope.Entries(Indices.of(entries));
  }

  private TimeSpan when() {
    try {
      return TimeSpan.parse(from, to);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("BAD_TIME", String.valueOf(e.getMessage()));
    }
  }
}

package io.modeltrail.audit.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.audit.search.EntrySearch.Whole;
import io.modeltrail.audit.search.EntryView;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A JSON object a line: what a list of entries shows, the leaf, and the record's content.
record NdjsonLines(ObjectMapper json) implements Lines {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Line(
      @JsonUnwrapped EntryView entry, String leaf, @JsonRawValue @Nullable String decoded) {}

  @Override
  public String contentType() {
    return "application/x-ndjson";
  }

  @Override
  public String extension() {
    return "ndjson";
  }

  @Override
  public byte[] head() {
    return new byte[0];
  }

  @Override
  public byte[] line(Whole entry) {
    try {
      byte[] object = json.writeValueAsBytes(new Line(entry.view(), entry.leaf(), entry.decoded()));
      byte[] line = Arrays.copyOf(object, object.length + 1);
      line[object.length] = '\n';
      return line;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view is JSON", e);
    }
  }
}

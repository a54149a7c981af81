package io.modeltrail.cli.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.text.Utf8;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a leaf of the trail, format 1 of docs/audit-leaf.md, and refuses whatever is not exactly
/// that. It writes again what it reads, and compares: of a text that has one form only, there is
/// nothing that another reader could read otherwise.
final class LeafReader {

  static final int BYTES_MAX = 4096;

  private static final String FORMAT = LeafFields.FORMAT;
  private static final JsonFactory JSON = new JsonFactory();

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final JsonParser parser;
  private final CanonicalText canonical = new CanonicalText();
  private final LeafFields fields = new LeafFields();

  private LeafReader(JsonParser parser) {
    this.parser = parser;
  }

  /// @return where its record stood
  static LeafPlace read(byte[] bytes) throws MalformedException {
    if (bytes.length > BYTES_MAX) {
      throw new MalformedException(FORMAT, "has more than %d bytes".formatted(BYTES_MAX));
    }
    String text = Utf8.decode(FORMAT, bytes);
    try (JsonParser parser = JSON.createParser(text)) {
      return new LeafReader(parser).read(text);
    } catch (IOException e) {
      throw new MalformedException(FORMAT, "is not JSON as format 1 has it");
    }
  }

  private LeafPlace read(String text) throws IOException, MalformedException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new MalformedException(FORMAT, "is no JSON object");
    }
    canonical.append("{");
    String before = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      before = name(before);
      if (before.equals("commitments")) {
        commitments();
      } else {
        fields.put(before, value(before));
      }
    }
    canonical.append("}");
    if (parser.nextToken() != null || !canonical.toString().equals(text)) {
      throw new MalformedException(FORMAT, "is not in the canonical form of RFC 8785");
    }
    return fields.place();
  }

  /// The next field's name, after the one before.
  private String name(@Nullable String before) throws IOException, MalformedException {
    String name = parser.currentName();
    if (before != null) {
      if (before.compareTo(name) >= 0) {
        throw new MalformedException(
            FORMAT, "has the field %s out of order".formatted(MalformedException.quoted(name)));
      }
      canonical.append(",");
    }
    canonical.quote(name).append(":");
    return name;
  }

  private Object value(String name) throws IOException, MalformedException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.VALUE_STRING) {
      canonical.quote(parser.getText());
      return parser.getText();
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      canonical.append(Long.toString(parser.getLongValue()));
      return parser.getLongValue();
    }
    throw LeafFields.wrong(name);
  }

  private void commitments() throws IOException, MalformedException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw LeafFields.wrong("commitments");
    }
    canonical.append("{");
    String before = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      before = name(before);
      if (parser.nextToken() != JsonToken.VALUE_STRING
          || !HASH.matcher(parser.getText()).matches()) {
        throw new MalformedException(
            FORMAT,
            "commits to %s with what is no hash".formatted(MalformedException.quoted(before)));
      }
      canonical.quote(parser.getText());
      fields.commitTo(before);
    }
    canonical.append("}");
  }
}

package io.modeltrail.registry.artifact.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a manifest token by token and gives up at the first that no manifest has: whatever the
/// bytes are, they take no more memory than the files of one.
final class ManifestReader {

  private static final int FILES_MAX = 20_000;
  private static final long SIZE_MAX = (1L << 53) - 1; // what JSON's figures tell apart
  private static final int TEXT_LENGTH_MAX = 4_096; // a path has fewer, and is told so by its rule
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(TEXT_LENGTH_MAX)
                  .maxNameLength(TEXT_LENGTH_MAX)
                  .maxNumberLength(TEXT_LENGTH_MAX)
                  .build())
          .build();

  private final JsonParser json;
  private final List<Manifest.File> files = new ArrayList<>();

  private ManifestReader(JsonParser json) {
    this.json = json;
  }

  /// It is no manifest.
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String why) {
      super(why);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }

  /// The files that are listed, in the order in which they are.
  ///
  /// @throws IOException if the bytes cannot be read
  static List<Manifest.File> read(InputStream bytes) throws IOException, Broken {
    try (JsonParser json = JSON.createParser(bytes)) {
      return new ManifestReader(json).list();
    } catch (JsonProcessingException e) {
      throw new Broken("it is not JSON: " + e.getOriginalMessage());
    } catch (CharConversionException e) {
      throw new Broken("it is not JSON: " + e.getMessage());
    }
  }

  private List<Manifest.File> list() throws IOException, Broken {
    try {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw noList();
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (files.size() == FILES_MAX) {
          throw noList();
        }
        files.add(file());
      }
      if (files.isEmpty()) {
        throw noList();
      }
      if (json.nextToken() != null) {
        throw new Broken("something follows its list");
      }
      return files;
    } catch (StreamConstraintsException e) {
      throw broken(" has a text or a number that is too long");
    }
  }

  private static Broken noList() {
    return new Broken("it must be a list of 1 to " + FILES_MAX + " files");
  }

  private Broken broken(String why) {
    return new Broken("[" + files.size() + "]" + why);
  }

  private Manifest.File file() throws IOException, Broken {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw broken(" must be a file: an object with path, sha256 and sizeBytes");
    }
    Manifest.File file = new Manifest.File(path(), sha256(), sizeBytes());
    if (json.nextToken() != JsonToken.END_OBJECT) {
      throw otherKeys();
    }
    return file;
  }

  private Broken otherKeys() {
    return broken(" must have the keys path, sha256 and sizeBytes, in this order and no others");
  }

  private JsonToken value(String key) throws IOException, Broken {
    if (json.nextToken() != JsonToken.FIELD_NAME || !json.currentName().equals(key)) {
      throw otherKeys();
    }
    return json.nextToken();
  }

  private String path() throws IOException, Broken {
    if (value("path") != JsonToken.VALUE_STRING) {
      throw broken(".path must be a text");
    }
    return json.getText();
  }

  private Sha256 sha256() throws IOException, Broken {
    Optional<Sha256> sha256 =
        value("sha256") == JsonToken.VALUE_STRING ? Sha256.parse(json.getText()) : Optional.empty();
    return sha256.orElseThrow(() -> broken(".sha256 must be 64 lowercase hex digits"));
  }

  private long sizeBytes() throws IOException, Broken {
    if (value("sizeBytes") != JsonToken.VALUE_NUMBER_INT
        || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        || json.getLongValue() < 0
        || json.getLongValue() > SIZE_MAX) {
      throw broken(".sizeBytes must be a whole number from 0 to " + SIZE_MAX);
    }
    return json.getLongValue();
  }
}

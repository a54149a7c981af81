package io.modeltrail.avro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.apache.avro.Schema;

/// The public contract: the topics of Modeltrail and the schema of each one's records.
///
/// A schema's text is that of its `.avsc` file, byte for byte. Register that text in a schema
/// registry, not `SpecificRecord.getSchema()`: the latter carries Java-only properties, and would
/// become a second version.
public final class Contract {

  private static final String FOLDER = "/avro/";

  private Contract() {}

  /// All topics of `/avro/topics.properties`, by name.
  public static List<Topic> topics() {
    var files = new Properties();
    try {
      files.load(new StringReader(read("topics.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stringPropertyNames().stream()
        .sorted()
        .map(name -> new Topic(name, files.getProperty(name)))
        .toList();
  }

  /// One topic.
  ///
  /// @throws IllegalArgumentException if the contract has none of this name
  public static Topic topic(String name) {
    return topics().stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not in the contract: " + name));
  }

  private static String read(String file) {
    try (var in = Contract.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new FileNotFoundException("not on the class path: " + FOLDER + file);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A topic and the file that holds its schema.
  ///
  /// @param name the topic's name, such as `model.trained`
  /// @param schemaFile the file's name in `/avro/`, such as `ModelTrained.avsc`
  public record Topic(String name, String schemaFile) {

    /// The schema as it was written, docs included: JSON text, to be registered as it is.
    ///
    /// @throws UncheckedIOException if the file is not on the class path
    public String schemaText() {
      return read(schemaFile);
    }

    /// The schema, parsed anew by each call: keep it where it is used often.
    ///
    /// @throws org.apache.avro.SchemaParseException if the file is not a valid schema
    public Schema schema() {
      return new Schema.Parser().parse(schemaText());
    }
  }
}

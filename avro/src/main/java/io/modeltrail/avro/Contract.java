package io.modeltrail.avro;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/// The public contract: the topics of Modeltrail, who writes and reads each, and the schema of its
/// records.
///
/// A schema's text is that of its `.avsc` file, byte for byte. Register that text in a schema
/// registry, not `SpecificRecord.getSchema()`: the latter carries Java-only properties, and would
/// become a second version.
public final class Contract {

  private static final List<Topic> TOPICS = TopicFacts.read();

  private Contract() {}

  /// All topics of `/avro/topics.json`, by name. One that each environment has for itself stands
  /// there once, under a name such as `model.promoted.<environment>`.
  public static List<Topic> topics() {
    return TOPICS;
  }

  /// All topics of an installation with these environments, each under the name that it has there.
  ///
  /// @throws IllegalArgumentException if one is not the name of an environment
  public static List<Topic> topics(Collection<String> environments) {
    var names = environments.stream().map(EnvironmentName::new).distinct().toList();
    return TOPICS.stream()
        .flatMap(
            topic -> topic.isPerEnvironment() ? names.stream().map(topic::of) : Stream.of(topic))
        .toList();
  }

  /// One topic: of all environments, or of one, such as `model.promoted.qa`.
  ///
  /// @throws IllegalArgumentException if the contract has none of this name
  public static Topic topic(String name) {
    return TOPICS.stream()
        .flatMap(topic -> topic.named(name).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not in the contract: " + name));
  }

  /// A topic, as `topics.json` describes it.
  ///
  /// @param name the topic's name, such as `model.trained`, or for one that each environment has
  ///   for itself `model.promoted.<environment>`
  /// @param schemaFile the file's name in `/avro/`, such as `ModelTrained.avsc`; `text` if its
  ///   records are UTF-8 text and no Avro
  /// @param description what its records say, in a sentence
  /// @param access who may do what with it
  /// @param layout how it is to be created
  public record Topic(
      String name, String schemaFile, String description, Access access, Layout layout) {

    private static final String ENVIRONMENT = "<environment>";
    private static final String TEXT = "text";

    /// Who writes, reads and refuses the topic's records: names of services, and groups of tokens
    /// for who is outside.
    ///
    /// @param refusedBy the services that refuse bad records of it, and so write its dead letters
    /// @param deadLettersReadBy the services that read these
    public record Access(
        List<String> writers,
        List<String> readers,
        List<String> refusedBy,
        List<String> deadLettersReadBy) {

      public Access {
        writers = List.copyOf(writers);
        readers = List.copyOf(readers);
        refusedBy = List.copyOf(refusedBy);
        deadLettersReadBy = List.copyOf(deadLettersReadBy);
        if (!readers.containsAll(refusedBy)) {
          throw new IllegalArgumentException("refused by who does not read it: " + refusedBy);
        }
        if (refusedBy.isEmpty() && !deadLettersReadBy.isEmpty()) {
          throw new IllegalArgumentException("no dead letters are written: " + deadLettersReadBy);
        }
      }
    }

    /// @param onePartition whether it has one partition, not as many as the others
    /// @param compacted whether only the last record of each key is kept
    public record Layout(boolean onePartition, boolean compacted) {}

    public List<String> writers() {
      return access.writers();
    }

    public List<String> readers() {
      return access.readers();
    }

    /// The services that refuse bad records. The topic has dead letters exactly if there is one.
    public List<String> refusedBy() {
      return access.refusedBy();
    }

    /// The services that read its dead letters.
    public List<String> deadLettersReadBy() {
      return access.deadLettersReadBy();
    }

    public boolean onePartition() {
      return layout.onePartition();
    }

    public boolean compacted() {
      return layout.compacted();
    }

    /// Whether its records are UTF-8 text. They have no schema then.
    public boolean isText() {
      return schemaFile.equals(TEXT);
    }

    /// Whether its records become entries of the audit trail.
    public boolean audited() {
      return readers().contains("audit-service") && !isText();
    }

    /// Whether each environment has one for itself, and the name is a template.
    public boolean isPerEnvironment() {
      return name.endsWith(ENVIRONMENT);
    }

    /// The topic of one environment.
    ///
    /// @throws IllegalArgumentException if that is not the name of an environment
    /// @throws IllegalStateException if the environments do not have one each
    public Topic of(String environment) {
      return of(new EnvironmentName(environment));
    }

    Topic of(EnvironmentName environment) {
      if (!isPerEnvironment()) {
        throw new IllegalStateException("the same for all environments: " + name);
      }
      return new Topic(stem() + environment.value(), schemaFile, description, access, layout);
    }

    /// The topic that has this name here, if it is this one or one of its environments'.
    Optional<Topic> named(String wanted) {
      if (name.equals(wanted)) {
        return Optional.of(this);
      }
      if (!isPerEnvironment() || !wanted.startsWith(stem())) {
        return Optional.empty();
      }
      var environment = wanted.substring(stem().length());
      return EnvironmentName.isOne(environment) ? Optional.of(of(environment)) : Optional.empty();
    }

    /// The schema as it was written, docs included: JSON text, to be registered as it is.
    ///
    /// @throws IllegalStateException if its records are text
    /// @throws java.io.UncheckedIOException if the file is not on the class path
    public String schemaText() {
      if (isText()) {
        throw new IllegalStateException("text has no schema: " + name);
      }
      return ContractFile.read(schemaFile);
    }

    /// The schema, parsed anew by each call: keep it where it is used often.
    ///
    /// @throws org.apache.avro.SchemaParseException if the file is not a valid schema
    public Schema schema() {
      return new Schema.Parser().parse(schemaText());
    }

    /// The schemas that were released so far, oldest first: what records were ever written with.
    /// The newest may not be among them yet.
    ///
    /// @throws IllegalStateException if its records are text
    public List<Schema> released() {
      String record = schema().getName();
      return IntStream.iterate(1, number -> number + 1)
          .mapToObj(number -> ContractFile.find("released/%s/%d.avsc".formatted(record, number)))
          .takeWhile(Optional::isPresent)
          .map(text -> new Schema.Parser().parse(text.orElseThrow()))
          .toList();
    }

    private String stem() {
      return name.substring(0, name.length() - ENVIRONMENT.length());
    }
  }
}

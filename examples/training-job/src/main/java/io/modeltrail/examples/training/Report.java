package io.modeltrail.examples.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.modeltrail.event.ModelTrained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.clients.producer.RecordMetadata;

/// What was published and acknowledged, for a program that wants to check it: a JSON array.
final class Report {

  private final ArrayNode published = JsonNodeFactory.instance.arrayNode();

  void add(ModelTrained event, RecordMetadata place) {
    var entry = published.addObject();
    entry.put("eventId", event.getEventId().toString());
    entry.put("modelName", event.getModelName());
    entry.put("runId", event.getRun().getRunId());
    entry.put("algorithm", event.getAlgorithm());
    entry.put("sha256", event.getArtifact().getSha256());
    entry.put("sizeBytes", event.getArtifact().getSizeBytes());
    entry.put("file", Path.of(java.net.URI.create(event.getArtifact().getUri())).toString());
    var metrics = entry.putObject("metrics");
    event.getMetrics().forEach(metrics::put);
    entry.put("parameters", event.getParameters().size());
    entry.put("partition", place.partition());
    entry.put("offset", place.offset());
  }

  /// @throws IOException if the file cannot be written
  void write(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, published.toPrettyString() + System.lineSeparator());
  }
}

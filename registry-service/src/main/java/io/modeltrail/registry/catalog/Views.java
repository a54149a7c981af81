package io.modeltrail.registry.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.registry.registration.Hrefs;
import io.modeltrail.service.problem.Problem;
import java.time.Instant;
import java.util.List;

/// What is stored, as the HTTP interface shows it: what a training job said, and before it what the
/// registry adds.
final class Views {

  private static final List<String> ENVELOPE = List.of("eventId", "occurredAt", "causationId");

  private Views() {}

  /// A model.
  ///
  /// @param latestVersion 0 if it has none yet
  /// @param createdAt when the log first told of it
  record Model(String name, int latestVersion, Instant createdAt, String href) {}

  /// A tag that is looked for.
  record Tag(String key, String value) {

    static Tag parse(String text) {
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw Problem.badRequest("BAD_TAG", "tag must be key:value, found \"" + text + "\"");
      }
      return new Tag(text.substring(0, colon), text.substring(colon + 1));
    }
  }

  static Model model(ModelEntity model) {
    return new Model(model.name, model.lastVersion, model.createdAt, Hrefs.model(model.name));
  }

  static ObjectNode version(VersionEntity version) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("modelName", version.modelName);
    view.put("version", version.version);
    view.put("phase", version.phase);
    view.put("registeredAt", version.registeredAt.toString());
    var serves = view.putArray("serves");
    for (String environment : version.serves) {
      serves.add(environment);
    }
    view.put("governanceRevision", version.governanceRevision);
    view.put("eventId", version.eventId.toString());
    view.put("causationId", version.run.place.eventId().toString());
    view.put("href", href(version));
    return withContent(view, version.run);
  }

  static ObjectNode run(RunEntity run) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("eventId", run.place.eventId().toString());
    view.put("toldAt", run.appendedAt.toString());
    view.put("href", Hrefs.run(run.workspace, run.runId));
    if (run.version != null) {
      view.putObject("registered")
          .put("version", run.version.version)
          .put("href", href(run.version));
    }
    return withContent(view, run);
  }

  private static ObjectNode withContent(ObjectNode view, RunEntity run) {
    ObjectNode content = run.content.deepCopy();
    content.remove(ENVELOPE);
    view.setAll(content);
    return view;
  }

  private static String href(VersionEntity version) {
    return Hrefs.version(version.modelName, version.version);
  }
}

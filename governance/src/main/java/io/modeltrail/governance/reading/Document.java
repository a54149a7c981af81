package io.modeltrail.governance.reading;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/// A text as a tree of YAML nodes. None of them is turned into an object.
sealed interface Document {

  int DEPTH_MAX = 20;

  record Root(Node node) implements Document {}

  /// It is no single YAML document, so nothing more can be said of it.
  record Unreadable(Flaw flaw) implements Document {}

  static Document of(String yaml) {
    var bytes = yaml.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > GovernanceFile.BYTES_MAX) {
      return unreadable(
          null,
          "The text has %,d bytes".formatted(bytes),
          "at most %,d bytes".formatted(GovernanceFile.BYTES_MAX));
    }
    try {
      var refused = refusedEvent(yaml);
      if (refused != null) {
        return refused;
      }
      var node = yaml().compose(new StringReader(yaml));
      return node == null
          ? unreadable(null, "There is nothing in it", "environments and workspaces")
          : new Root(node);
    } catch (MarkedYAMLException e) {
      var reason = e.getProblem() == null ? String.valueOf(e.getMessage()) : e.getProblem();
      return unreadable(e.getProblemMark(), "This is no YAML: " + reason, "YAML");
    } catch (ReaderException e) {
      return unprintable(yaml, e);
    } catch (YAMLException | StackOverflowError e) {
      return unreadable(null, "This is no YAML: " + e.getMessage(), "YAML");
    }
  }

  /// An alias could make a small text a large tree, and hides what applies where.
  private static @Nullable Document refusedEvent(String yaml) {
    var documents = 0;
    for (var event : yaml().parse(new StringReader(yaml))) {
      if (event instanceof AliasEvent alias) {
        return unreadable(
            event.getStartMark(),
            "*%s repeats something from elsewhere".formatted(alias.getAnchor()),
            "what is meant, written out");
      }
      if (event instanceof DocumentStartEvent && ++documents > 1) {
        return unreadable(event.getStartMark(), "A second document begins", "one document");
      }
    }
    return null;
  }

  private static Yaml yaml() {
    var options = new LoaderOptions();
    options.setCodePointLimit(GovernanceFile.BYTES_MAX);
    options.setNestingDepthLimit(DEPTH_MAX);
    return new Yaml(new SafeConstructor(options));
  }

  private static Document unprintable(String yaml, ReaderException e) {
    var before = yaml.substring(0, Math.min(yaml.length(), Math.max(0, e.getPosition())));
    var line = (int) before.chars().filter(one -> one == '\n').count() + 1;
    var column = before.length() - before.lastIndexOf('\n');
    return new Unreadable(
        new Flaw(
            line,
            column,
            "",
            "U+%04X stands here".formatted(e.getCodePoint()),
            "characters that can be printed"));
  }

  private static Document unreadable(@Nullable Mark mark, String reason, String expected) {
    return new Unreadable(
        new Flaw(
            mark == null ? 1 : mark.getLine() + 1,
            mark == null ? 1 : mark.getColumn() + 1,
            "",
            reason,
            expected));
  }
}

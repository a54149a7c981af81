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
import org.yaml.snakeyaml.reader.StreamReader;

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
    var unprintable = unprintable(yaml);
    if (unprintable != null) {
      return unprintable;
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
      // What is never closed is better looked for where it opens.
      var open = e.getContextMark() != null && reason.contains("end of stream");
      return unreadable(
          open ? e.getContextMark() : e.getProblemMark(), "This is no YAML: " + reason, "YAML");
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

  /// The first character that has no place in a text, such as U+0000.
  private static @Nullable Document unprintable(String yaml) {
    for (var i = 0; i < yaml.length(); i += Character.charCount(yaml.codePointAt(i))) {
      if (!StreamReader.isPrintable(yaml.codePointAt(i))) {
        var before = yaml.substring(0, i);
        return new Unreadable(
            new Flaw(
                (int) before.chars().filter(one -> one == '\n').count() + 1,
                i - before.lastIndexOf('\n'),
                "",
                "U+%04X stands here".formatted(yaml.codePointAt(i)),
                "characters that can be printed"));
      }
    }
    return null;
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

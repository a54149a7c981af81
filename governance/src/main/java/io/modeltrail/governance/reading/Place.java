package io.modeltrail.governance.reading;

import org.yaml.snakeyaml.nodes.Node;

/// A node, and how the document leads to it.
///
/// @param path as `environments[1].gates`; empty for the whole
record Place(Node node, String path) {

  Place in(String key, Node value) {
    return new Place(value, path.isEmpty() ? key : path + "." + key);
  }

  Place at(int index, Node value) {
    return new Place(value, "%s[%d]".formatted(path, index));
  }
}

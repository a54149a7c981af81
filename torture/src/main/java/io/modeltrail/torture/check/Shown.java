package io.modeltrail.torture.check;

import java.util.Map;
import java.util.Set;

/// What the services say over HTTP.
///
/// @param versions by service address: what it says of each version, by `model/version`
/// @param reigns by service address: what it says of each champion, by `environment/model`
/// @param assessments ids of those that were found, of all that were looked for
/// @param rejections places that the registry lists as refused, with the code
record Shown(
    Map<String, Map<String, Version>> versions,
    Map<String, Map<String, Reign>> reigns,
    Set<String> assessments,
    Map<String, String> rejections) {

  record Version(String runId, String sha256, String eventId) {}

  /// @param version 0: it runs none any more
  record Reign(int version, long revision, String promotionId) {}

  static Shown nothing() {
    return new Shown(Map.of(), Map.of(), Set.of(), Map.of());
  }
}

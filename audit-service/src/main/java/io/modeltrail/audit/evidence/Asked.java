package io.modeltrail.audit.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a bundle is asked about.
///
/// @param size of the checkpoint that it leads to; null: the newest
/// @param since of an older checkpoint that the reader has kept; null: of none
record Asked(String model, int version, @Nullable TreeSize size, @Nullable TreeSize since) {

  /// For the note of it.
  String subject() {
    return "evidence/models/%s/versions/%d".formatted(model, version);
  }

  /// For the note of it.
  Map<String, String> detail(long size) {
    Map<String, String> detail = new LinkedHashMap<>();
    detail.put("size", Long.toString(size));
    if (since != null) {
      detail.put("since", Long.toString(since.entries()));
    }
    return detail;
  }

  /// Names of models have none of the characters that file names must not have, but for the space.
  String fileName() {
    return model.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + version + ".zip";
  }
}

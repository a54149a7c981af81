package io.modeltrail.audit.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.audit.leaf.Hashes;
import io.modeltrail.audit.trail.WrittenTrail;
import java.util.HexFormat;

/// What is stored of entries.
record Payloads(WrittenTrail trail) {

  boolean whole(long entry) {
    return trail
        .text(
            "SELECT headers IS NOT NULL AND decoded IS NOT NULL FROM payload WHERE index = "
                + entry)
        .equals("t");
  }

  /// @param path with commas
  String decoded(long entry, String path) {
    return trail.text(
        "SELECT decoded #>> '{%s}' FROM payload WHERE index = %d".formatted(path, entry));
  }

  /// Which commitments there is a salt for.
  String salts(long entry) {
    return trail.text(
        "SELECT string_agg(s->>'name', ',') FROM payload, jsonb_array_elements(salts) s WHERE index = "
            + entry);
  }

  /// The hashes of all leaves.
  String leaves() {
    return trail.text("SELECT string_agg(encode(leaf_hash, 'hex'), ',' ORDER BY index) FROM entry");
  }

  /// That a salt still proves a text.
  void opens(long entry, String name, String text) {
    String salt =
        trail.text(
            "SELECT s->>'salt' FROM payload, jsonb_array_elements(salts) s WHERE s->>'name' = '%s' AND index = %d"
                .formatted(name, entry));
    String commitment =
        trail.text(
            "SELECT convert_from(leaf, 'UTF8')::jsonb->'commitments'->>'%s' FROM entry WHERE index = %d"
                .formatted(name, entry));
    assertThat(
            HexFormat.of()
                .formatHex(Hashes.commitment(HexFormat.of().parseHex(salt), text.getBytes(UTF_8))))
        .isEqualTo(commitment);
  }
}

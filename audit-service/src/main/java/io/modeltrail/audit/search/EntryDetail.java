package io.modeltrail.audit.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All of an entry: enough to compute its hash and commitments anew.
///
/// @param leaf the leaf's text: its UTF-8 bytes are what is hashed
/// @param record null if it was erased
/// @param decoded the record's content as JSON; null if it could not be decoded
/// @param salts what opens the leaf's commitments; after an erasure those that are left
/// @param erased why something is missing; absent if nothing is
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryDetail(
    EntryView entry,
    String leaf,
    String leafHash,
    @Nullable RecordView record,
    @Nullable JsonNode decoded,
    @Nullable JsonNode salts,
    @Nullable ErasedView erased) {

  /// @param by the entry of the note
  /// @param scope PERSON: the decoded copy is left without the person; otherwise nothing is
  /// @param ground the rule
  record ErasedView(long by, String byHref, String href, String scope, String ground) {}

  /// The record as it came.
  ///
  /// @param keyBase64 absent if it has no key
  /// @param valueBytes how long the value is; absent if it has none
  /// @param valueHref where the value's bytes are
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RecordView(
      @Nullable String keyBase64,
      @Nullable Integer valueBytes,
      String valueHref,
      List<HeaderView> headers) {}

  /// @param valueBase64 absent if it has no value
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HeaderView(String name, @Nullable String valueBase64) {}
}

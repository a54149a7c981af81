package io.modeltrail.audit.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One page of entries.
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryPage(
    List<EntryView> items,
    @Schema(description = "To be given as after for the page that follows; absent on the last one")
        @Nullable String next,
    @Schema(
            description =
                "With text: the words of the entries before this index are known. Those that follow"
                    + " are not found yet")
        @Nullable Long textIndexed) {}

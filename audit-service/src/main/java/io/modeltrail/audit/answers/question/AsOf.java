package io.modeltrail.audit.answers.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// As of when an answer holds: asked again as of the same, it is the same.
///
/// @param size the first entries, so many of them
/// @param root of the checkpoint of that size, in base64, if one was shown
/// @param time up to when the log had taken what counts; absent if nothing does
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AsOf(long size, @Nullable String root, @Nullable Instant time) {}

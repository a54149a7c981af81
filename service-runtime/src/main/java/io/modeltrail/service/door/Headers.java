package io.modeltrail.service.door;

import jakarta.ws.rs.HeaderParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The headers that every door takes, as a `@BeanParam`.
///
/// @param idempotencyKey gives the event its id, for those who have not dealt one
/// @param prefer how long the effect is waited for
/// @param traceparent the caller's trace context
public record Headers(
    @Parameter(description = "The same key again is the same event; instead of eventId")
        @HeaderParam("Idempotency-Key")
        @Nullable String idempotencyKey,
    @Parameter(description = "wait=<seconds>, at most 30: answer with the result")
        @HeaderParam("Prefer")
        @Nullable String prefer,
    @HeaderParam("traceparent") @Nullable String traceparent) {}

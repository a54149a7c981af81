package io.modeltrail.promotion.promotions;

import jakarta.ws.rs.HeaderParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The headers that every door takes.
record Headers(
    @Parameter(description = "The same key again is the same request; instead of eventId")
        @HeaderParam("Idempotency-Key")
        @Nullable String idempotencyKey,
    @Parameter(description = "wait=<seconds>, at most 30: answer with the result")
        @HeaderParam("Prefer")
        @Nullable String prefer,
    @HeaderParam("traceparent") @Nullable String traceparent) {}

/// Requests to addresses that others name: which of them a service may connect to.
@NullMarked
package io.modeltrail.service.outbound;

import org.jspecify.annotations.NullMarked;

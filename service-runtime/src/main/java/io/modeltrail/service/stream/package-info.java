/// Server-sent events: so many lines to clients at once, each with a thread of its own.
@NullMarked
package io.modeltrail.service.stream;

import org.jspecify.annotations.NullMarked;

/// Removes payloads whose time is up, by class, and tells what is kept until when.
@NullMarked
package io.modeltrail.audit.retention;

import org.jspecify.annotations.NullMarked;

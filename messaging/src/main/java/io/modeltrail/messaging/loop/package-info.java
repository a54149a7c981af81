/// The loop: from the log to the database and back to the log, each record with its effect once.
/// The one place where positions, transactions and recovery stand. It knows no domain.
@NullMarked
package io.modeltrail.messaging.loop;

import org.jspecify.annotations.NullMarked;

/// Kafka, the schema registry and PostgreSQL as child processes: started, stopped, killed and
/// frozen, for the stack and for tests.
@NullMarked
package io.modeltrail.localstack.parts;

import org.jspecify.annotations.NullMarked;

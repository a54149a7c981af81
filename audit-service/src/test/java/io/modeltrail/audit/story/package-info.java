/// Histories for tests: what services, people and jobs would have written, in a trail of its own,
/// without Kafka and as fast as the database takes it.
package io.modeltrail.audit.story;

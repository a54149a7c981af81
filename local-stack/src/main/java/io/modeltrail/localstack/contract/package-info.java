/// Brings the contract to a cluster: its topics to Kafka, its schemas to the schema registry.
@NullMarked
package io.modeltrail.localstack.contract;

import org.jspecify.annotations.NullMarked;

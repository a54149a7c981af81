package io.modeltrail.service.door;

import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/// An event as a caller says it: checked, with its actor and its time.
///
/// @param digest of what it says; the same id may have been used for something else
public record Said<T extends SpecificRecord>(UUID eventId, T event, byte[] digest) {}

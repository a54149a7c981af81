/// The service's word, by signature, that it let an event in from an authenticated person.
@NullMarked
package io.modeltrail.promotion.attestation;

import org.jspecify.annotations.NullMarked;

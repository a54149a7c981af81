/// Renders what the trail tells of a model version as a page for people, each statement with the
/// entry that proves it. It renders, and vouches for nothing.
@NullMarked
package io.modeltrail.audit.passport;

import org.jspecify.annotations.NullMarked;

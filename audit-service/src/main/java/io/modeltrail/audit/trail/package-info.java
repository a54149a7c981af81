/// Makes every record of the log an entry of the trail: one each, in one sequence without gaps.
/// Plain Java and SQL, neither HTTP nor injection.
@NullMarked
package io.modeltrail.audit.trail;

import org.jspecify.annotations.NullMarked;

/// What to do about each reason for which a record is refused.
@NullMarked
package io.modeltrail.service.remedy;

import org.jspecify.annotations.NullMarked;

/// How every HTTP interface says no: RFC 9457 problem details with a stable code and what to do.
@NullMarked
package io.modeltrail.service.problem;

import org.jspecify.annotations.NullMarked;

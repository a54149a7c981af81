/// Makes the registry's database anew from the log, and says whether it came out as it was.
@NullMarked
package io.modeltrail.localstack.rebuild;

import org.jspecify.annotations.NullMarked;

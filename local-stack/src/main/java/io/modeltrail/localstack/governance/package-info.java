/// Governance files on their way to a running promotion service.
@NullMarked
package io.modeltrail.localstack.governance;

import org.jspecify.annotations.NullMarked;

/// Stands in for an identity provider: a key of its own, and a token for each group.
@NullMarked
package io.modeltrail.localstack.identity;

import org.jspecify.annotations.NullMarked;

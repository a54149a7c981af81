/// Webhooks: who wants to be told of promotions, and what became of telling them.
@NullMarked
package io.modeltrail.promotion.subscription;

import org.jspecify.annotations.NullMarked;

/// The contract's records in the OpenAPI document.
@NullMarked
package io.modeltrail.promotion.openapi;

import org.jspecify.annotations.NullMarked;

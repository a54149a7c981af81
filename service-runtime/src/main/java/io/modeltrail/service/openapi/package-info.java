/// Describes the contract's records for the OpenAPI document, from the `.avsc` files and their
/// docs.
@NullMarked
package io.modeltrail.service.openapi;

import org.jspecify.annotations.NullMarked;

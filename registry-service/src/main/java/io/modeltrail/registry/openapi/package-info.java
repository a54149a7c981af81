/// Describes the contract's records in the OpenAPI document, from the `.avsc` files and their docs.
@NullMarked
package io.modeltrail.registry.openapi;

import org.jspecify.annotations.NullMarked;

/// Adds the contract's records that this service takes and gives to the OpenAPI document.
@NullMarked
package io.modeltrail.registry.openapi;

import org.jspecify.annotations.NullMarked;

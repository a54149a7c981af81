/// Reads what is registered: models, their versions, training runs. Changes nothing.
@NullMarked
package io.modeltrail.registry.catalog;

import org.jspecify.annotations.NullMarked;

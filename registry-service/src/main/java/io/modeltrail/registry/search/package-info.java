/// The language in which versions and runs are searched for and ordered: reads it, says what is
/// wrong with it, and makes SQL of it in which every name and value is a parameter.
@NullMarked
package io.modeltrail.registry.search;

import org.jspecify.annotations.NullMarked;

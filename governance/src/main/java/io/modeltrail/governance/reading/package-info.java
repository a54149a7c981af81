/// From the text of a governance file to rules, or to all that is wrong with it.
@NullMarked
package io.modeltrail.governance.reading;

import org.jspecify.annotations.NullMarked;

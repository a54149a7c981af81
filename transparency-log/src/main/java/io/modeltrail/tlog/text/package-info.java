/// How numbers, bytes and lines stand in the text of all the formats: in one way only.
@NullMarked
package io.modeltrail.tlog.text;

import org.jspecify.annotations.NullMarked;

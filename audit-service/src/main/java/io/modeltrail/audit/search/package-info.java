/// Answers auditors: finds entries, and shows all of one, so that whoever reads it can check it.
@NullMarked
package io.modeltrail.audit.search;

import org.jspecify.annotations.NullMarked;

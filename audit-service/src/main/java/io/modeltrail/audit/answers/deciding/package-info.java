/// Questions about promotions: who decided what, by which rules, upon what.
@NullMarked
package io.modeltrail.audit.answers.deciding;

import org.jspecify.annotations.NullMarked;

/// Answers the questions that reviewers ask, from the trail alone: as of any moment that it has
/// seen, and with the entries that prove each answer.
@NullMarked
package io.modeltrail.audit.answers;

import org.jspecify.annotations.NullMarked;

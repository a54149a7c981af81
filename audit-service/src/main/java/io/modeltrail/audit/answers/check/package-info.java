/// What can be wrong in what the trail tells of a model: one rule a file, plain Java on facts, so
/// that each can be tried in milliseconds.
@NullMarked
package io.modeltrail.audit.answers.check;

import org.jspecify.annotations.NullMarked;

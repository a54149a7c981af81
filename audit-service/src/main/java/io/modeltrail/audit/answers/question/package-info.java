/// What a question to the trail is, what it takes, and what an answer is made of.
@NullMarked
package io.modeltrail.audit.answers.question;

import org.jspecify.annotations.NullMarked;

/// Questions about what runs, and what should.
@NullMarked
package io.modeltrail.audit.answers.running;

import org.jspecify.annotations.NullMarked;

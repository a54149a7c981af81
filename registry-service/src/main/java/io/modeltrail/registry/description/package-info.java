/// What is said of models and versions beside what training jobs say: owner, purpose, risk, tags.
@NullMarked
package io.modeltrail.registry.description;

import org.jspecify.annotations.NullMarked;

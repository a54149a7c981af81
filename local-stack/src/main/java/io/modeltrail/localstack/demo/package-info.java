/// A short story on real parts, told to a person, every claim of it checked against topics and
/// HTTP.
@NullMarked
package io.modeltrail.localstack.demo;

import org.jspecify.annotations.NullMarked;

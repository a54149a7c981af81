/// Tries to break the promise that no event is lost, none taken twice, and all provable, and says
/// whether it was seen broken.
@NullMarked
package io.modeltrail.torture;

import org.jspecify.annotations.NullMarked;

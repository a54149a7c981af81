/// One page of a list: its size, and where the list goes on.
@NullMarked
package io.modeltrail.service.page;

import org.jspecify.annotations.NullMarked;

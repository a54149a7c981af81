/// The list of records that were refused, for those who may repair them.
@NullMarked
package io.modeltrail.service.rejections;

import org.jspecify.annotations.NullMarked;

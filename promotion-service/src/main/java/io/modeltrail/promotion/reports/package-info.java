/// What deployment systems say of what they carried out: told and read over HTTP.
@NullMarked
package io.modeltrail.promotion.reports;

import org.jspecify.annotations.NullMarked;

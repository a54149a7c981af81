/// Real parts, callers and the log for the tests of services.
package io.modeltrail.service.testing;

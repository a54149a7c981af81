/// A year of a trail in which things were done that must be found: each with its place, and nothing
/// besides.
package io.modeltrail.audit.planted;

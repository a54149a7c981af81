/// The artifact store over HTTP: bring, read and share artifacts and folders of them.
@NullMarked
package io.modeltrail.registry.artifact;

import org.jspecify.annotations.NullMarked;

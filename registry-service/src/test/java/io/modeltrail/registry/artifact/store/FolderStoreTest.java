package io.modeltrail.registry.artifact.store;

class FolderStoreTest extends ArtifactStoreContract {

  @Override
  ArtifactStore store() {
    return new FolderStore(folder.resolve("store"));
  }
}

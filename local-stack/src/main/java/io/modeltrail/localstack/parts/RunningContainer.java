package io.modeltrail.localstack.parts;

import com.github.dockerjava.api.DockerClient;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/// A part's program as a container. It is removed at its end; the volume with the data stays, and
/// the next start makes another container for it.
final class RunningContainer implements Running {

  private final GenericContainer<?> container;
  private final String id;
  private final DockerClient engine = DockerClientFactory.instance().client();
  private boolean frozen;

  RunningContainer(GenericContainer<?> container) {
    this.container = container;
    this.id = container.getContainerId();
  }

  @Override
  public boolean isAlive() {
    return container.isRunning();
  }

  /// With the signal that the image names, INT for PostgreSQL.
  @Override
  public void stop(Duration patience) {
    if (isAlive()) {
      thaw();
      engine.stopContainerCmd(id).withTimeout((int) patience.toSeconds()).exec();
    }
    container.stop();
  }

  @Override
  public void killHard() {
    if (isAlive()) {
      engine.killContainerCmd(id).exec();
    }
    container.stop();
  }

  @Override
  public void freeze() {
    engine.pauseContainerCmd(id).exec();
    frozen = true;
  }

  @Override
  public void thaw() {
    if (frozen) {
      engine.unpauseContainerCmd(id).exec();
      frozen = false;
    }
  }
}

package io.modeltrail.localstack.parts;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.OutputFrame;

/// How a part's container is started: with which port, which data, and where what it prints goes.
final class ContainerStart {

  private final String part;
  private final Network network;
  private final LogFile log;
  private final List<PortBinding> ports = new ArrayList<>();
  private final List<Mount> mounts = new ArrayList<>();

  /// @param part its name, also in the network
  ContainerStart(String part, Network network, LogFile log) {
    this.part = part;
    this.network = network;
    this.log = log;
  }

  /// Lets clients come to a port of 127.0.0.1. Not by `withExposedPorts`: that deals another port
  /// at each start, and waits in its own way for what [Part] waits for.
  ContainerStart publish(int port, int inside) {
    ports.add(new PortBinding(Binding.bindIpAndPort("127.0.0.1", port), ExposedPort.tcp(inside)));
    return this;
  }

  ContainerStart keep(Mount data) {
    mounts.add(data);
    return this;
  }

  /// @throws PartFailedException if the engine does not start it
  Running run(GenericContainer<?> container) {
    container
        .withNetwork(network)
        .withNetworkAliases(part)
        .withLogConsumer(this::print)
        .withCreateContainerCmdModifier(this::configure);
    try {
      container.start();
    } catch (ContainerLaunchException e) {
      throw new PartFailedException(part, "did not start: " + e.getMessage(), log, e);
    }
    return new RunningContainer(container);
  }

  private void configure(CreateContainerCmd command) {
    command.withExposedPorts(ports.stream().map(PortBinding::getExposedPort).toList());
    Objects.requireNonNull(command.getHostConfig()).withPortBindings(ports).withMounts(mounts);
  }

  private void print(OutputFrame frame) {
    if (frame.getBytes() == null) {
      return; // the end
    }
    try {
      Files.write(log.path(), frame.getBytes(), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.modeltrail.audit.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.audit.witnessing.Witnesses;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.witness.Policy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Puts together what is outside, as the settings say. Whoever publishes closes it.
class OutsideProducer {

  @Produces
  @Singleton
  static Outside outside(LogConfig config, Log log, LoopSettings settings, Policy policy) {
    // The topic first: it is where one who was superseded is noticed.
    List<Keeping> places = new ArrayList<>(List.of(new CheckpointTopic(settings, log)));
    config
        .keptIn()
        .map(folder -> new CheckpointFile(file(folder, log.origin())))
        .ifPresent(places::add);
    return new Outside(
        new Memory(places, log),
        new Witnesses(policy, config.witnessTimeout(), Clock.systemUTC()),
        config.withoutQuorum());
  }

  private static Path file(Path folder, String origin) {
    return folder.resolve(URLEncoder.encode(origin, UTF_8) + ".checkpoint");
  }
}

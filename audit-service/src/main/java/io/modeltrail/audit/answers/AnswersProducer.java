package io.modeltrail.audit.answers;

import io.modeltrail.audit.answers.story.AttestationKeys;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.tlog.checkpoint.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// The service's answers, by its own settings.
class AnswersProducer {

  private static final Logger LOG = Logger.getLogger(AnswersProducer.class);

  @Produces
  @Singleton
  @Startup
  static Answers answers(
      DataSource database,
      SchemaRegistry schemas,
      LoopSettings settings,
      Log log,
      AnswersConfig config) {
    AttestationKeys keys = keys(config);
    return new Answers(
        database,
        new Answers.Means(schemas, settings.subject("audit.entry"), log, keys, config.limits()));
  }

  private static AttestationKeys keys(AnswersConfig config) {
    if (config.attestationKeys().isEmpty()) {
      LOG.infof(
          "Signatures of decisions are not checked in answers: %s.attestation-keys is not set",
          AnswersConfig.PREFIX);
      return AttestationKeys.NONE;
    }
    try {
      return AttestationKeys.in(config.attestationKeys().get());
    } catch (IllegalStateException e) {
      // Of this kind Quarkus prints the sentence, and no stack trace.
      throw new ConfigurationException(
          "%s.attestation-keys is not as it must be: %s"
              .formatted(AnswersConfig.PREFIX, e.getMessage()));
    }
  }
}

package io.modeltrail.audit.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;

/// What a bundle says of itself to whoever opens it.
@ApplicationScoped
class Readme {

  private final Template template;

  Readme(@Location("readme.txt") Template template) {
    this.template = template;
  }

  byte[] of(Bundle bundle) {
    return template
        .data("model", bundle.asked().model())
        .data("version", bundle.asked().version())
        .data("origin", bundle.checkpoint().checkpoint().origin())
        .data("size", bundle.size())
        .render()
        .getBytes(UTF_8);
  }
}

package io.modeltrail.audit.passport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;

/// The page as HTML: one file, without scripts, without anything from the network. All that it
/// shows is escaped by Qute.
@ApplicationScoped
public class PassportPage {

  private final Template template;

  PassportPage(@Location("passport.html") Template template) {
    this.template = template;
  }

  public byte[] of(Passport passport) {
    return template.data("passport", passport).render().getBytes(UTF_8);
  }
}

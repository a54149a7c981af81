package io.modeltrail.localstack.demo;

import io.modeltrail.localstack.demo.TrainingJob.Published;
import io.modeltrail.localstack.stack.LocalStack;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The story: models are trained and become versions; rules decide where they run, and are changed;
/// two teams register in the phase that suits them; people approve; what fails is taken back; a
/// deployment system follows; a reviewer finds each step again.
public final class Story {

  private final Stage stage;

  public Story(PrintStream out, LocalStack stack, Path checkout) {
    this.stage = new Stage(out, stack, checkout);
  }

  /// Tells it.
  ///
  /// @return whether every claim held
  public boolean tell() throws Exception {
    var registering = new Registering(stage);
    var deciding = new Deciding(stage);
    List<Published> published = new ArrayList<>(registering.training());
    registering.versions(published);
    deciding.byTheRules();
    deciding.asked();
    deciding.underNewRules();
    registering.saidTwice();
    registering.broken();
    published.addAll(registering.plugPulled());
    registering.gapless(published);
    deciding.byTheNewRules();
    new Retraining(stage).inEachEnvironment();
    new Candidates(stage).tell();
    new Approving(stage).tell();
    new Operating(stage).tell();
    new Deploying(stage).follow();
    new Reviewing(stage).trail();
    Claims claims = stage.claims();
    stage
        .out()
        .printf(
            "%n%d claims checked, %d of them wrong.%n",
            claims.held() + claims.failed(), claims.failed());
    return claims.failed() == 0;
  }
}

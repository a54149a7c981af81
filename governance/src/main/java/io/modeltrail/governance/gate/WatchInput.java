package io.modeltrail.governance.gate;

import io.modeltrail.event.ModelObserved;
import java.util.HashMap;

/// What a watch is shown of a version and of one window in which it was observed, under the names
/// that conditions use. Immutable.
public final class WatchInput {

  private final Scope scope;

  private WatchInput(Scope scope) {
    this.scope = scope;
  }

  /// A figure that monitoring did not send is not there. Of assessments the newest count. `segment`
  /// is empty if all traffic was observed.
  public static WatchInput of(Subject version, ModelObserved seen) {
    var newest = version.ofNewest();
    var variables = new HashMap<>(VersionFields.of(newest));
    variables.put("observed", VersionFields.ordered(seen.getFigures()));
    variables.put("sampleCount", seen.getSampleCount());
    variables.put("segment", VersionFields.orEmpty(seen.getSegment()));
    return new WatchInput(new Scope(variables, newest, null));
  }

  Scope scope() {
    return scope;
  }
}

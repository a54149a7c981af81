package io.modeltrail.tlog.tile;

import java.io.IOException;

/// What was read is not what the checkpoint vouches for: missing, malformed, or other bytes. To
/// read again does not help, unless from elsewhere.
public final class DamagedLogException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient TileResource resource;
  private final String why;

  public DamagedLogException(TileResource resource, String why) {
    super(resource.path() + ": " + why);
    this.resource = resource;
    this.why = why;
  }

  public TileResource resource() {
    return resource;
  }

  /// For a person, without the path.
  public String why() {
    return why;
  }
}

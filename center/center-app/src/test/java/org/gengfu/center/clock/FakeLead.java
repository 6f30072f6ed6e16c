package org.gengfu.center.clock;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a part takes, as a test says; the same for every node. Any thread. */
final class FakeLead implements SpareLead {
  private volatile @Nullable Takes takes;
  private volatile Object version = "";

  /** From now on nobody knows a part, or this one. */
  void set(@Nullable Takes part) {
    takes = part;
    version = new Object();
  }

  @Override
  public Optional<Takes> of(String node) {
    return Optional.ofNullable(takes);
  }

  @Override
  public Object version() {
    return version;
  }
}

package org.gengfu.edge.uplink;

import java.time.Instant;
import org.gengfu.contract.HostState;
import org.jspecify.annotations.Nullable;

/**
 * Whether the primary host is there, by its STATE messages of one connection. The first one counts
 * as it is, later ones only when they are not older than the newest (Sparkplug 3.0, 5.12 and
 * message flow of the edge node). One thread at a time.
 */
final class HostWatch {
  private @Nullable Instant newest;
  private boolean online;

  /** Takes a STATE; true when it changed whether the host is there. */
  boolean heard(HostState state) {
    Instant before = newest;
    if (before != null && state.timestamp().isBefore(before)) {
      return false;
    }
    newest = state.timestamp();
    boolean changed = state.online() != online;
    online = state.online();
    return changed;
  }

  boolean online() {
    return online;
  }

  /** True once any STATE was heard. */
  boolean known() {
    return newest != null;
  }
}

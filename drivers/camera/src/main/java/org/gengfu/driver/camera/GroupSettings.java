package org.gengfu.driver.camera;

import org.jspecify.annotations.Nullable;

/**
 * Cameras that share something: a recorder, an uplink.
 *
 * @param id of the group
 * @param visits most at once
 * @param probe what answers while the way to them is whole, null for nothing
 * @param within the group that this one is a part of, empty for none
 */
record GroupSettings(String id, int visits, @Nullable Probe probe, String within) {
  /** A TCP port: that it takes, or refuses, a connection proves the way. */
  record Probe(String host, int port) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }
}

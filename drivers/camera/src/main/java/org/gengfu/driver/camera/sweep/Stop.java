package org.gengfu.driver.camera.sweep;

import java.util.List;

/**
 * One camera on the sweep.
 *
 * @param id for people
 * @param groups whose bounds its visits count against: its recorder, its uplink
 * @param vip visited sooner than others
 */
public record Stop(String id, List<String> groups, boolean vip) {
  public Stop {
    groups = List.copyOf(groups);
  }
}

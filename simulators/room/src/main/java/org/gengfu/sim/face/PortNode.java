package org.gengfu.sim.face;

import java.nio.file.Path;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;

/**
 * A port as the room file says, already checked.
 *
 * @param id unique in the room
 * @param protocol what is spoken there
 * @param settings its entry, with the keys that the protocol's face knows
 * @param folder where relative paths of links and files lead from
 */
public record PortNode(String id, String protocol, MapNode settings, Path folder) {
  /** A text of the settings, or the fallback. */
  public String text(String key, String fallback) {
    return settings.string(key, fallback, new Problems());
  }

  /** A whole number of the settings, or the fallback. */
  public int whole(String key, int fallback) {
    return (int)
        settings.whole(key, fallback, Integer.MIN_VALUE, Integer.MAX_VALUE, new Problems());
  }

  /** A path of the settings, from the simulator's folder, or the fallback there. */
  public Path path(String key, String fallback) {
    return folder.resolve(text(key, fallback)).toAbsolutePath().normalize();
  }
}

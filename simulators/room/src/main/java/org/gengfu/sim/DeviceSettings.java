package org.gengfu.sim;

import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.sim.world.Seat;

/**
 * One simulated device.
 *
 * @param id unique in the room
 * @param port id of the port that it answers on
 * @param address what tells it from the others there, in words
 * @param profile what it is
 * @param facts what it says of itself, and its tables
 * @param node its entry in the room file
 * @param seat where it stands in the world
 * @param replay what it once said and says again
 * @param values numbers and flags that stand still, by point
 * @param texts texts by point
 * @param pulsePerRead true when its points {@code counter.*} count their own answered reads, so
 *     that whoever reads can prove that nothing is missing: the first read gets 0, the next 1
 */
record DeviceSettings(
    String id,
    String port,
    String address,
    ResolvedProfile profile,
    DeviceFacts facts,
    MapNode node,
    Seat seat,
    Replay replay,
    Map<String, Double> values,
    Map<String, String> texts,
    boolean pulsePerRead) {
  DeviceSettings {
    values = Map.copyOf(values);
    texts = Map.copyOf(texts);
  }
}

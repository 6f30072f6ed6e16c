package org.gengfu.sim;

import java.util.List;
import org.gengfu.sim.world.World;

/**
 * A whole room as its file says.
 *
 * @param name the room's name
 * @param world its physics; it is used up by the simulator that is opened with it
 * @param ports where masters find the devices
 * @param devices the devices
 * @param ledgerEntries answers kept per device and point
 */
record RoomSettings(
    String name,
    World world,
    List<PortSettings> ports,
    List<DeviceSettings> devices,
    int ledgerEntries) {
  /** Most devices in one room. */
  static final int MOST_DEVICES = 2_000;

  RoomSettings {
    ports = List.copyOf(ports);
    devices = List.copyOf(devices);
  }
}

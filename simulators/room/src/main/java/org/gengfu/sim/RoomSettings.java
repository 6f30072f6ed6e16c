package org.gengfu.sim;

import java.util.List;
import org.gengfu.sim.physics.PhysicsSettings;

/**
 * A whole room as its file says.
 *
 * @param name the room's name
 * @param physics what it is built of
 * @param ports where masters find the devices
 * @param devices the devices
 * @param ledgerEntries answers kept per device and point
 */
record RoomSettings(
    String name,
    PhysicsSettings physics,
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

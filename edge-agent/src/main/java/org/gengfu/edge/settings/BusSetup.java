package org.gengfu.edge.settings;

import java.util.List;
import org.gengfu.driver.Driver;

/**
 * One bus with its devices.
 *
 * @param id unique within the edge node
 * @param driver the driver that opens it
 * @param settings checked by the driver
 * @param devices the devices on it, in the order of the file
 * @param fingerprint changes when anything about the bus or its devices does
 */
public record BusSetup(
    String id,
    Driver driver,
    Driver.BusSettings settings,
    List<DeviceSetup> devices,
    String fingerprint) {
  public BusSetup {
    devices = List.copyOf(devices);
  }
}

package org.gengfu.sim.face;

import java.io.IOException;
import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.ResolvedProfile;

/**
 * One protocol's side of simulated devices: bytes, frames, sockets. Found by {@link
 * java.util.ServiceLoader}; stateless; any thread. It shares no code with a driver.
 */
public interface FaceMaker {
  /** The protocol's name, as a profile's block and a port's {@code protocol} say it. */
  String protocol();

  /**
   * Checks a port's entry in the room file, reading every key that it knows; {@code id} and {@code
   * protocol} are read already. It opens nothing. Keys that nobody read are reported afterwards.
   */
  void check(MapNode port, Problems problems);

  /** Checks a device's entry: its address and whatever else this protocol needs to know of it. */
  default void checkDevice(MapNode device, ResolvedProfile profile, Problems problems) {}

  /**
   * What tells this device from the others behind its port, in words; two devices of one port never
   * say the same. A protocol with one device per port says the same for all.
   */
  String address(MapNode device);

  /**
   * Opens one port.
   *
   * @param devices all those behind it, in the room file's order, none twice
   * @throws IOException when the port is taken or cannot be made; nothing stays open
   */
  Face open(PortNode port, List<DeviceFace> devices) throws IOException;
}

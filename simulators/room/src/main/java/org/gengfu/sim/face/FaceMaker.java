package org.gengfu.sim.face;

import java.io.IOException;
import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.recording.Recording;

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
   * What a device's points said in a recording of raw answers; named values are understood without.
   *
   * @return in the recording's order; empty when this protocol's raw entries cannot be replayed
   */
  default List<Replayed> replayed(ResolvedProfile profile, Recording recording) {
    return List.of();
  }

  /**
   * Opens one port.
   *
   * @param devices all those behind it, in the room file's order, none twice
   * @throws IOException when the port is taken or cannot be made; nothing stays open
   */
  Face open(PortNode port, List<DeviceFace> devices) throws IOException;
}

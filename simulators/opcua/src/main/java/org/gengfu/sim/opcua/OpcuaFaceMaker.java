package org.gengfu.sim.opcua;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.opcua.OpcuaBlock;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.FaceMaker;
import org.gengfu.sim.face.PortNode;

/**
 * Makes simulated OPC UA servers: {@code protocol: opcua}. A port is one server without security;
 * the devices behind it share its address space. Stateless; any thread.
 */
public final class OpcuaFaceMaker implements FaceMaker {
  private static final int HIGHEST_PORT = 65_535;

  @Override
  public String protocol() {
    return "opcua";
  }

  @Override
  public void check(MapNode port, Problems problems) {
    settings(port, problems);
  }

  @Override
  public void checkDevice(MapNode device, ResolvedProfile profile, Problems problems) {
    if (!(profile.protocol() instanceof OpcuaBlock)) {
      problems.add(
          device.valueMark("profile"),
          "WRONG_PROTOCOL",
          "profile " + profile.id() + " speaks " + profile.protocol().name() + ", the port OPC UA",
          "Put the device on a port of its own protocol");
    }
  }

  @Override
  public String address(MapNode device) {
    return "device " + device.string("id", "", new Problems());
  }

  @Override
  public Face open(PortNode port, List<DeviceFace> devices) throws IOException {
    ServerSettings settings = settings(port.settings(), new Problems());
    return new OpcuaFace(port, UaServer.open(devices, settings, InstantSource.system()));
  }

  private static ServerSettings settings(MapNode port, Problems problems) {
    return new ServerSettings(
        (int) port.whole("port", 0, 0, HIGHEST_PORT, problems),
        port.string("user", "", problems),
        port.string("password", "", problems),
        (int) port.whole("mostOperations", 500, 1, ServerSettings.MOST_OPERATIONS, problems),
        port.flag("movesNamespaces", false, problems));
  }
}

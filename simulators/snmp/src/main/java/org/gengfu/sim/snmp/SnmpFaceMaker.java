package org.gengfu.sim.snmp;

import java.io.IOException;
import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.recording.Recording;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.FaceMaker;
import org.gengfu.sim.face.PortNode;
import org.gengfu.sim.face.Replayed;

/**
 * Opens UDP ports on which simulated devices answer as SNMP agents. A device's entry may say {@code
 * community}, {@code writeCommunity}, {@code users}, {@code sysDescr}, {@code sysObjectId}, {@code
 * traps} and {@code quirks}. Stateless; any thread.
 */
public final class SnmpFaceMaker implements FaceMaker {
  @Override
  public String protocol() {
    return "snmp";
  }

  @Override
  public void check(MapNode port, Problems problems) {
    port.whole("port", 0, 0, 65_535, problems);
  }

  @Override
  public void checkDevice(MapNode device, ResolvedProfile profile, Problems problems) {
    device.string("community", "public", problems);
    device.string("writeCommunity", "private", problems);
    device.string("sysDescr", "", problems);
    device.string("sysObjectId", "", problems);
    Quirks.read(device, problems);
    User.read(device, new byte[5], problems);
    MapNode traps = device.map("traps", problems);
    if (traps != null) {
      traps.string("host", "", problems);
      traps.whole("port", 162, 1, 65_535, problems);
      traps.choice("version", TrapSender.Version.class, TrapSender.Version.V2C, problems);
      traps.string("community", "", problems);
      traps.string("user", "", problems);
      traps.close(problems);
    }
  }

  @Override
  public String address(MapNode device) {
    return "the agent";
  }

  @Override
  public List<Replayed> replayed(ResolvedProfile profile, Recording recording) {
    return new ObjectReplay(profile).read(recording);
  }

  @Override
  public Face open(PortNode port, List<DeviceFace> devices) throws IOException {
    if (devices.size() != 1) {
      throw new IOException(port.id() + ": one agent per port, not " + devices.size());
    }
    Agent agent = new Agent(devices.getFirst(), devices.getFirst().facts());
    return SnmpFace.open(port, agent, TrapSender.read(agent, new Problems()));
  }
}

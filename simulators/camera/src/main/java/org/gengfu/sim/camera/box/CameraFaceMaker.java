package org.gengfu.sim.camera.box;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.camera.CameraBlock;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.FaceMaker;
import org.gengfu.sim.face.PortNode;

/**
 * Makes simulated cameras: {@code protocol: camera}. A port is many of them, each at a loopback
 * address of its own; devices with the same address are channels of one recorder. Stateless.
 */
public final class CameraFaceMaker implements FaceMaker {
  @Override
  public String protocol() {
    return "camera";
  }

  @Override
  public void check(MapNode port, Problems problems) {
    CameraPort.read(port, problems);
  }

  @Override
  public void checkDevice(MapNode device, ResolvedProfile profile, Problems problems) {
    CameraEntry.read(device, CameraPort.USUAL, 0, problems);
    if (!(profile.protocol() instanceof CameraBlock)) {
      problems.add(
          device.valueMark("profile"),
          "WRONG_PROTOCOL",
          "profile " + profile.id() + " speaks " + profile.protocol().name() + ", no camera does",
          "Put the device on a port of its own protocol");
    }
  }

  @Override
  public String address(MapNode device) {
    CameraEntry entry = CameraEntry.read(device, CameraPort.USUAL, 0, new Problems());
    return entry.host() + " channel " + entry.channel();
  }

  @Override
  public Face open(PortNode port, List<DeviceFace> devices) throws IOException {
    CameraPort settings = CameraPort.read(port.settings(), new Problems());
    return new Town(port, settings, InstantSource.system()).open(devices);
  }
}

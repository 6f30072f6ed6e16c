package org.gengfu.sim.host;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.host.HostSource;
import org.gengfu.profile.host.HostSource.Of;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.FaceMaker;
import org.gengfu.sim.face.PortNode;

/**
 * Writes folders that look like a computer's {@code /proc} and {@code /sys}: {@code protocol:
 * host}, one device per port. Stateless; any thread.
 */
public final class HostFaceMaker implements FaceMaker {
  @Override
  public String protocol() {
    return "host";
  }

  @Override
  public void check(MapNode port, Problems problems) {
    port.string("folder", "", problems);
  }

  @Override
  public void checkDevice(MapNode device, ResolvedProfile profile, Problems problems) {
    for (ResolvedPoint point : profile.planned()) {
      if (point.source() instanceof HostSource source
          && source.measure().of() == Of.PATTERN
          && Sample.of(source.of(), Pattern.CASE_INSENSITIVE).isEmpty()) {
        String message = "no text comes to mind in which \"" + source.of() + "\" is found";
        String fix = "Write the pattern of " + point.id() + " plainer, by the profile's parameters";
        problems.add(device.valueMark("profile"), "NO_SAMPLE", message, fix);
      }
    }
  }

  @Override
  public String address(MapNode device) {
    return "the computer";
  }

  @Override
  public Face open(PortNode port, List<DeviceFace> devices) throws IOException {
    if (devices.size() != 1) {
      throw new IOException(port.id() + ": one computer per port, not " + devices.size());
    }
    return HostFace.open(port, devices.getFirst());
  }
}

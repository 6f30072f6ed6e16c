package org.gengfu.sim.link;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.link.LinkBlock;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.FaceMaker;
import org.gengfu.sim.face.PortNode;

/**
 * Opens the far ends of links that are probed by TCP: {@code protocol: link}, one device per port.
 * Linux only. Stateless; any thread.
 */
public final class LinkFaceMaker implements FaceMaker {
  private static final Duration LONGEST = Duration.ofHours(1);

  @Override
  public String protocol() {
    return "link";
  }

  @Override
  public void check(MapNode port, Problems problems) {
    port.whole("port", 0, 0, 65_535, problems);
  }

  @Override
  public void checkDevice(MapNode device, ResolvedProfile profile, Problems problems) {
    delay(device, problems);
    if (profile.protocol() instanceof LinkBlock block && block.method() == LinkBlock.Method.ICMP) {
      String message = profile.id() + " probes by ICMP, which the kernel answers by itself";
      String fix = "Use a profile with method: tcp; losing echoes needs an administrator's rights";
      problems.add(device.valueMark("profile"), "NO_ICMP", message, fix);
    }
  }

  @Override
  public String address(MapNode device) {
    return "the end of the link";
  }

  @Override
  public Face open(PortNode port, List<DeviceFace> devices) throws IOException {
    if (devices.size() != 1) {
      throw new IOException(port.id() + ": one device per port, not " + devices.size());
    }
    DeviceFace device = devices.getFirst();
    return LinkFace.open(port, device, delay(device.settings(), new Problems()));
  }

  private static Duration delay(MapNode device, Problems problems) {
    return device.duration("delay", Duration.ZERO, Duration.ZERO, LONGEST, problems);
  }
}

package org.gengfu.sim.serial;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.serial.SerialBlock;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.FaceMaker;
import org.gengfu.sim.face.OpenPort;
import org.gengfu.sim.face.PortNode;
import org.gengfu.sim.line.SerialPort;
import org.gengfu.sim.line.TcpPort;

/**
 * Opens lines on which simulated devices speak what their serial profiles say: pseudo terminals and
 * TCP ports. Devices of several kinds may share a line. Stateless; any thread.
 */
public final class SerialFaceMaker implements FaceMaker {
  private static final int USUAL_BAUD = 9_600;
  private static final int MOST_BAUD = 4_000_000;
  private static final Duration EVERY = Duration.ofSeconds(1);

  private enum Transport {
    SERIAL,
    TCP
  }

  @Override
  public String protocol() {
    return "serial";
  }

  @Override
  public void check(MapNode port, Problems problems) {
    if (transport(port, problems) == Transport.SERIAL) {
      port.string("link", "", problems);
    } else {
      port.whole("port", 0, 0, 65_535, problems);
    }
    settings(port, problems);
  }

  private static SimulatedLine.Settings settings(MapNode port, Problems problems) {
    return new SimulatedLine.Settings(
        (int) port.whole("baud", USUAL_BAUD, 0, MOST_BAUD, problems),
        port.duration("every", EVERY, Duration.ofMillis(50), Duration.ofHours(1), problems),
        port.flag("echo", false, problems));
  }

  @Override
  public void checkDevice(MapNode device, ResolvedProfile profile, Problems problems) {
    if (profile.protocol() instanceof SerialBlock block && block.address() != null) {
      SerialBlock.Address known = block.address();
      device.whole("address", known.standard(), known.min(), known.max(), problems);
    }
  }

  @Override
  public String address(MapNode device) {
    String profile = device.string("profile", "", new Problems());
    return device.has("address")
        ? "address " + device.whole("address", 0, 0, 65_535, new Problems())
        : profile + " without an address";
  }

  @Override
  public Face open(PortNode port, List<DeviceFace> devices) throws IOException {
    List<SimulatedSpeaker> speakers = devices.stream().map(SimulatedSpeaker::new).toList();
    SimulatedLine.Settings settings = settings(port.settings(), new Problems());
    SimulatedLine line = new SimulatedLine(speakers, settings, port.id().hashCode());
    return switch (transport(port.settings(), new Problems())) {
      case SERIAL -> {
        Path link = port.path("link", port.id());
        SerialPort opened = SerialPort.open(link, line::serve);
        yield new SerialFace(
            OpenPort.serial(port, "serial", link.toString(), settings.baud()), opened::close);
      }
      case TCP -> {
        TcpPort opened = TcpPort.open(port.whole("port", 0), line::serve);
        yield new SerialFace(OpenPort.network(port, "tcp", opened.port()), opened::close);
      }
    };
  }

  private static Transport transport(MapNode port, Problems problems) {
    return port.choice("transport", Transport.class, Transport.SERIAL, problems);
  }

  private interface Closing {
    void close() throws IOException;
  }

  private record SerialFace(OpenPort where, Closing closing) implements Face {
    @Override
    public void close() throws IOException {
      closing.close();
    }
  }
}

package org.gengfu.sim.modbus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.recording.Recording;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.FaceMaker;
import org.gengfu.sim.face.OpenPort;
import org.gengfu.sim.face.PortNode;
import org.gengfu.sim.face.Replayed;
import org.gengfu.sim.line.Pace;
import org.gengfu.sim.line.SerialPort;
import org.gengfu.sim.line.TcpPort;

/** Opens ports on which simulated devices speak Modbus. Stateless; any thread. */
public final class ModbusFaceMaker implements FaceMaker {
  private static final int USUAL_BAUD = 9_600;
  private static final int MOST_BAUD = 4_000_000;

  private enum Transport {
    TCP,
    RTU,
    RTU_OVER_TCP
  }

  @Override
  public String protocol() {
    return "modbus";
  }

  @Override
  public void check(MapNode port, Problems problems) {
    if (transport(port, problems) == Transport.RTU) {
      port.string("link", "", problems);
      port.whole("baud", USUAL_BAUD, 0, MOST_BAUD, problems);
    } else {
      port.whole("port", 0, 0, 65_535, problems);
    }
  }

  @Override
  public void checkDevice(MapNode device, ResolvedProfile profile, Problems problems) {
    device.whole("unit", 1, 0, Slaves.MOST, problems);
  }

  @Override
  public String address(MapNode device) {
    return "unit " + unit(device);
  }

  @Override
  public List<Replayed> replayed(ResolvedProfile profile, Recording recording) {
    return new RegisterReplay(profile).read(recording);
  }

  @Override
  public Face open(PortNode port, List<DeviceFace> devices) throws IOException {
    List<ModbusDevice> slaves =
        devices.stream()
            .map(device -> new ModbusDevice(device, unit(device.settings())))
            .sorted(Comparator.comparingInt(ModbusDevice::unit))
            .toList();
    return switch (transport(port.settings(), new Problems())) {
      case RTU -> line(port, Slaves.onLine(slaves));
      case RTU_OVER_TCP -> host(port, Slaves.onLine(slaves), "rtu-over-tcp", true);
      case TCP -> host(port, Slaves.onHost(slaves), "tcp", false);
    };
  }

  private static Face line(PortNode port, Slaves slaves) throws IOException {
    Path link = port.path("link", port.id());
    int baud = port.whole("baud", USUAL_BAUD);
    long seed = link.toString().hashCode();
    SerialPort opened =
        SerialPort.open(
            link, wire -> new Session(wire, new RtuFraming(), slaves, new Pace(baud), seed).run());
    return new ModbusFace(OpenPort.serial(port, "rtu", link.toString(), baud), opened::close);
  }

  private static Face host(PortNode port, Slaves slaves, String transport, boolean rtuFrames)
      throws IOException {
    TcpPort opened =
        TcpPort.open(
            port.whole("port", 0),
            wire -> {
              Framing framing = rtuFrames ? new RtuFraming() : new MbapFraming();
              new Session(wire, framing, slaves, Pace.NONE, port.id().hashCode()).run();
            });
    return new ModbusFace(OpenPort.network(port, transport, opened.port()), opened::close);
  }

  private static int unit(MapNode device) {
    return (int) device.whole("unit", 1, 0, Slaves.MOST, new Problems());
  }

  private static Transport transport(MapNode port, Problems problems) {
    return port.choice("transport", Transport.class, Transport.TCP, problems);
  }

  private interface Closing {
    void close() throws IOException;
  }

  private record ModbusFace(OpenPort where, Closing closing) implements Face {
    @Override
    public void close() throws IOException {
      closing.close();
    }
  }
}

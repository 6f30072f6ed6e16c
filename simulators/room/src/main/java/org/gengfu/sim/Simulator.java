package org.gengfu.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.sim.modbus.Pace;
import org.gengfu.sim.modbus.RtuLine;
import org.gengfu.sim.modbus.Slaves;
import org.gengfu.sim.modbus.TcpPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running room: physics, devices, ports. Open and close it from one thread; ask from any. */
final class Simulator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);

  private final RoomSettings settings;
  private final Room room;
  private final Map<String, SimulatedDevice> devices = new LinkedHashMap<>();
  private final List<OpenPort> ports = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  private Simulator(RoomSettings settings, InstantSource clock) {
    this.settings = settings;
    room = new Room(settings.physics(), clock);
  }

  /**
   * Where masters find devices.
   *
   * @param port TCP port, 0 for a serial line
   * @param serialPort path of a serial line, empty for TCP
   */
  record OpenPort(String id, String transport, int port, String serialPort, int baud) {}

  /**
   * Opens every port and lets time begin.
   *
   * @param folder where relative links to serial lines are made
   * @throws IOException when a port is taken or a link cannot be made; nothing stays open
   */
  static Simulator open(RoomSettings settings, Path folder, InstantSource clock)
      throws IOException {
    Simulator simulator = new Simulator(settings, clock);
    try {
      simulator.build(clock);
      for (PortSettings port : settings.ports()) {
        simulator.open(port, folder);
      }
      simulator.room.start();
      return simulator;
    } catch (IOException | RuntimeException e) {
      simulator.close();
      throw e;
    }
  }

  RoomSettings settings() {
    return settings;
  }

  Room room() {
    return room;
  }

  List<OpenPort> ports() {
    return List.copyOf(ports);
  }

  List<SimulatedDevice> devices() {
    return List.copyOf(devices.values());
  }

  Optional<SimulatedDevice> device(String id) {
    return Optional.ofNullable(devices.get(id));
  }

  @Override
  public void close() throws IOException {
    room.close();
    for (AutoCloseable port : open.reversed()) {
      try {
        port.close();
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    open.clear();
  }

  private void build(InstantSource clock) {
    for (DeviceSettings device : settings.devices()) {
      SimulatedDevice built = new SimulatedDevice(device, room, settings.ledgerEntries(), clock);
      devices.put(device.id(), built);
      List<String> unbound = built.unbound();
      if (!unbound.isEmpty()) {
        LOG.warn(
            "device {}: nothing gives a value to {}; they stay 0 (give them one under values)",
            device.id(),
            unbound);
      }
    }
  }

  private void open(PortSettings port, Path folder) throws IOException {
    List<SimulatedDevice> own =
        devices.values().stream()
            .filter(device -> device.settings().port().equals(port.id()))
            .sorted(Comparator.comparingInt(SimulatedDevice::unit))
            .toList();
    switch (port.transport()) {
      case RTU -> {
        Path link = folder.resolve(port.link()).toAbsolutePath().normalize();
        open.add(RtuLine.open(link, Slaves.onLine(own), new Pace(port.baud())));
        ports.add(new OpenPort(port.id(), "rtu", 0, link.toString(), port.baud()));
      }
      case RTU_OVER_TCP -> listen(port, Slaves.onLine(own), "rtu-over-tcp", true);
      case TCP -> listen(port, Slaves.onHost(own), "tcp", false);
    }
  }

  private void listen(PortSettings port, Slaves slaves, String transport, boolean rtuFrames)
      throws IOException {
    TcpPort opened = TcpPort.open(port.port(), slaves, rtuFrames);
    open.add(opened);
    ports.add(new OpenPort(port.id(), transport, opened.port(), "", 0));
  }
}

package org.gengfu.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.OpenPort;
import org.gengfu.sim.face.PortNode;
import org.jspecify.annotations.Nullable;

/** A running room: physics, devices, ports. Open and close it from one thread; ask from any. */
final class Simulator implements AutoCloseable {
  private final RoomSettings settings;
  private final Room room;
  private final Map<String, SimulatedDevice> devices = new LinkedHashMap<>();
  private final List<Face> open = new ArrayList<>();
  private final List<Recorder> recorders = new ArrayList<>();

  private Simulator(RoomSettings settings, InstantSource clock) {
    this.settings = settings;
    room = new Room(settings.world(), clock);
  }

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

  /**
   * Records what every device answers from now on, one file a device.
   *
   * @param folder where {@code ID.rec} are written
   * @throws IOException when they cannot be
   */
  void record(Path folder, InstantSource clock) throws IOException {
    for (SimulatedDevice device : devices.values()) {
      Path file = folder.resolve(device.id() + ".rec");
      Recorder recorder = Recorder.open(file, device.whole(), clock.instant());
      recorders.add(recorder);
      device.record(recorder);
    }
  }

  RoomSettings settings() {
    return settings;
  }

  Room room() {
    return room;
  }

  List<OpenPort> ports() {
    return open.stream().map(Face::where).toList();
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
    @Nullable IOException first = null;
    for (Face face : open.reversed()) {
      try {
        face.close();
      } catch (IOException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    open.clear();
    for (Recorder recorder : recorders) {
      recorder.close();
    }
    recorders.clear();
    if (first != null) {
      throw first;
    }
  }

  private void build(InstantSource clock) {
    for (DeviceSettings device : settings.devices()) {
      SimulatedDevice built = new SimulatedDevice(device, room, settings.ledgerEntries(), clock);
      devices.put(device.id(), built);
    }
  }

  private void open(PortSettings port, Path folder) throws IOException {
    List<DeviceFace> own =
        devices.values().stream()
            .filter(device -> device.whole().port().equals(port.id()))
            .<DeviceFace>map(device -> device)
            .toList();
    String protocol = port.maker().protocol();
    open.add(port.maker().open(new PortNode(port.id(), protocol, port.node(), folder), own));
  }
}

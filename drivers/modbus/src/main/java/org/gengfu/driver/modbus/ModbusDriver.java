package org.gengfu.driver.modbus;

import java.util.concurrent.ThreadLocalRandom;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.transport.NativeSerialLink;
import org.gengfu.driver.transport.ReconnectRest;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * Modbus over TCP, RTU and RTU over TCP. All TCP hosts share one selector thread, made with the
 * first of them; a serial line has a thread of its own. May be used from any thread.
 *
 * <p>Leaving a silent device alone for a while is the work of the bus's owner; see {@link Bus}.
 */
public final class ModbusDriver implements Driver {
  private @Nullable SelectorLoop loop;

  @Override
  public String protocol() {
    return "modbus";
  }

  @Override
  public @Nullable BusSettings busSettings(MapNode node, Problems problems) {
    return ModbusSettings.read(node, problems);
  }

  @Override
  public @Nullable DevicePlan plan(
      ResolvedProfile profile, MapNode deviceSettings, BusSettings bus, Problems problems) {
    return ModbusPlan.of(profile, deviceSettings, own(bus), problems);
  }

  @Override
  public Bus open(BusSettings settings) {
    ReconnectRest rest = new ReconnectRest(() -> ThreadLocalRandom.current().nextDouble());
    Line line =
        switch (own(settings)) {
          case ModbusSettings.Tcp tcp -> new TcpLine(loop(), tcp, rest);
          case ModbusSettings.Serial serial ->
              new SerialLine(serial, new NativeSerialLink(serial.portSettings()), rest).started();
        };
    return new ModbusBus(line);
  }

  private synchronized SelectorLoop loop() {
    SelectorLoop running = loop;
    if (running == null) {
      running = new SelectorLoop("modbus tcp");
      loop = running;
    }
    return running;
  }

  @Override
  public synchronized void close() {
    if (loop != null) {
      loop.close();
      loop = null;
    }
  }

  private static ModbusSettings own(BusSettings settings) {
    if (settings instanceof ModbusSettings modbus) {
      return modbus;
    }
    throw new IllegalArgumentException("settings of another driver: " + settings.key());
  }
}

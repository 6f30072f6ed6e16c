package org.gengfu.driver.serial;

import java.util.concurrent.ThreadLocalRandom;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.transport.ReconnectRest;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * Devices on serial lines, by a port of this machine, a serial server or RFC 2217; what they speak
 * is the profile's. A line has a thread of its own, and devices of several kinds may share it. May
 * be used from any thread.
 *
 * <p>Leaving a silent device alone for a while is the work of the bus's owner; see {@link Bus}.
 */
public final class SerialDriver implements Driver {
  @Override
  public String protocol() {
    return "serial";
  }

  @Override
  public @Nullable BusSettings busSettings(MapNode node, Problems problems) {
    return SerialSettings.read(node, problems);
  }

  @Override
  public @Nullable DevicePlan plan(
      ResolvedProfile profile, MapNode deviceSettings, BusSettings bus, Problems problems) {
    return SerialPlan.of(profile, deviceSettings, own(bus), problems);
  }

  @Override
  public Bus open(BusSettings settings) {
    SerialSettings own = own(settings);
    ReconnectRest rest = new ReconnectRest(() -> ThreadLocalRandom.current().nextDouble());
    return new SerialBus(new LineTalk(own, own.link(), rest).started());
  }

  /** Lines have threads of their own, which end with them. */
  @Override
  public void close() {}

  private static SerialSettings own(BusSettings settings) {
    if (settings instanceof SerialSettings serial) {
      return serial;
    }
    throw new IllegalArgumentException("settings of another driver: " + settings.key());
  }
}

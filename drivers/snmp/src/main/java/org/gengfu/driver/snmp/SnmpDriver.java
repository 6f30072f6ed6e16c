package org.gengfu.driver.snmp;

import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * SNMP v1, v2c and v3. All buses share one thread, made with the first of them; each bus that
 * receives notifications has a thread of its own for them. May be used from any thread.
 *
 * <p>Leaving a silent device alone for a while is the work of the bus's owner; see {@link Bus}.
 */
public final class SnmpDriver implements Driver {
  private @Nullable UdpLoop loop;

  @Override
  public String protocol() {
    return "snmp";
  }

  @Override
  public @Nullable BusSettings busSettings(MapNode node, Problems problems) {
    return SnmpSettings.read(node, problems);
  }

  @Override
  public @Nullable DevicePlan plan(
      ResolvedProfile profile, MapNode deviceSettings, BusSettings bus, Problems problems) {
    return SnmpPlan.of(profile, deviceSettings, own(bus), problems);
  }

  @Override
  public Bus open(BusSettings settings) {
    return new SnmpBus(loop(), own(settings));
  }

  private synchronized UdpLoop loop() {
    UdpLoop running = loop;
    if (running == null) {
      running = new UdpLoop("snmp");
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

  private static SnmpSettings own(BusSettings settings) {
    if (settings instanceof SnmpSettings snmp) {
      return snmp;
    }
    throw new IllegalArgumentException("settings of another driver: " + settings.key());
  }
}

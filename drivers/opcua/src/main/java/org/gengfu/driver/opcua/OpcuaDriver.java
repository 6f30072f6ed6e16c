package org.gengfu.driver.opcua;

import java.util.concurrent.ThreadLocalRandom;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.transport.BusLoop;
import org.gengfu.driver.transport.ReconnectRest;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * OPC UA. All endpoints share one thread, made with the first bus; so is what the client library
 * needs, which is not even loaded before. May be used from any thread.
 */
public final class OpcuaDriver implements Driver {
  private @Nullable BusLoop thread;
  private @Nullable MiloRuntime runtime;

  @Override
  public String protocol() {
    return "opcua";
  }

  @Override
  public @Nullable BusSettings busSettings(MapNode node, Problems problems) {
    return OpcuaSettings.read(node, problems);
  }

  @Override
  public @Nullable DevicePlan plan(
      ResolvedProfile profile, MapNode deviceSettings, BusSettings bus, Problems problems) {
    return OpcuaPlan.of(profile, deviceSettings, own(bus), problems);
  }

  @Override
  public synchronized Bus open(BusSettings settings) {
    BusLoop busThread = thread;
    MiloRuntime shared = runtime;
    if (busThread == null || shared == null) {
      busThread = new BusLoop("opcua").started();
      shared = new MiloRuntime();
      thread = busThread;
      runtime = shared;
    }
    ReconnectRest rest = new ReconnectRest(() -> ThreadLocalRandom.current().nextDouble());
    return new OpcuaBus(busThread, new Connection(own(settings), busThread, shared, rest));
  }

  @Override
  public synchronized void close() {
    BusLoop busThread = thread;
    MiloRuntime shared = runtime;
    if (busThread != null && shared != null) {
      busThread.execute(shared::close);
      busThread.stop();
    }
    thread = null;
    runtime = null;
  }

  private static OpcuaSettings own(BusSettings settings) {
    if (settings instanceof OpcuaSettings opcua) {
      return opcua;
    }
    throw new IllegalArgumentException("settings of another driver: " + settings.key());
  }
}

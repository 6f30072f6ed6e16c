package org.gengfu.edge.uplink;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.gengfu.contract.Birth;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointDefinition.ValueType;
import org.gengfu.contract.PointValue;
import org.gengfu.edge.uplink.Fleet.Presence.State;

/** Devices that are what the test says. */
final class FakeFleet implements Fleet {
  final List<String> written = new ArrayList<>();
  private final Map<String, Presence> presences = new TreeMap<>();
  private Runnable renewed = () -> {};

  synchronized void set(String device, State state, long since) {
    presences.put(device, new Presence(state, since, 1));
  }

  /** The device is another one from now on. */
  synchronized void renew(String device, long generation) {
    presences.computeIfPresent(
        device, (id, before) -> new Presence(before.state(), before.since(), generation));
  }

  /** The device becomes another one while its next birth is on its way. */
  synchronized void renewDuringTheNextBirth(String device, long generation) {
    renewed = () -> renew(device, generation);
  }

  synchronized void remove(String device) {
    presences.remove(device);
  }

  @Override
  public Birth node(Instant now) {
    return birthOf("", now);
  }

  private static Birth birthOf(String device, Instant now) {
    PointDefinition point =
        new PointDefinition(
            "ambient.temperature", ValueType.WHOLE, "Cel", null, null, Map.of(), Map.of(), true);
    return new Birth(device, now, Map.of(), List.of(point), List.of(), List.of(), List.of());
  }

  @Override
  public synchronized Collection<String> devices() {
    return List.copyOf(presences.keySet());
  }

  @Override
  public synchronized CompletableFuture<Birth> birth(String device) {
    Runnable meanwhile = renewed;
    renewed = () -> {};
    meanwhile.run();
    return CompletableFuture.completedFuture(birthOf(device, Instant.EPOCH));
  }

  @Override
  public synchronized Presence presence(String device) {
    return presences.getOrDefault(device, Presence.NOBODY);
  }

  @Override
  public synchronized void write(String device, String point, PointValue value, String request) {
    written.add(device + "/" + point + "=" + value + request);
  }
}

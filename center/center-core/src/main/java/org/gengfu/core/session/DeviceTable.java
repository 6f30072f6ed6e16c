package org.gengfu.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.core.session.SessionView.DeviceView;
import org.jspecify.annotations.Nullable;

/**
 * Which devices of one edge are there. Owned by its session. Grows by births only, of which the
 * decoder takes a bounded number per session; a device that the next session does not bear is
 * forgotten, so at most two sessions' devices are in it.
 */
final class DeviceTable {
  private final Map<String, DeviceView> devices = new TreeMap<>();
  private final Map<String, DeviceView> awaited = new TreeMap<>();
  private @Nullable Instant awaitedUntil;

  /** An NBIRTH came: every device must be born again. */
  void nodeBorn(Instant now, Duration timeout) {
    awaited.putAll(devices);
    devices.clear();
    awaitedUntil = awaited.isEmpty() ? null : now.plus(timeout);
  }

  void born(String device, Instant time) {
    devices.put(device, new DeviceView(device, true, time, null));
    awaited.remove(device);
    if (awaited.isEmpty()) {
      awaitedUntil = null;
    }
  }

  void died(String device, Instant time) {
    DeviceView known = devices.getOrDefault(device, awaited.get(device));
    Instant born = known == null ? time : known.bornAt();
    devices.put(device, new DeviceView(device, false, born, time));
    awaited.remove(device);
  }

  void nodeLost(Instant at) {
    awaited.forEach(devices::putIfAbsent);
    awaited.clear();
    awaitedUntil = null;
    devices.replaceAll(
        (id, view) -> view.online() ? new DeviceView(id, false, view.bornAt(), at) : view);
  }

  @Nullable Instant deadline() {
    return awaitedUntil;
  }

  /** The devices that were there before and did not come back in time; they are forgotten. */
  List<String> missing(Instant now) {
    if (awaitedUntil == null || now.isBefore(awaitedUntil)) {
      return List.of();
    }
    List<String> missing = List.copyOf(awaited.keySet());
    awaited.clear();
    awaitedUntil = null;
    return missing;
  }

  List<DeviceView> views() {
    List<DeviceView> views = new ArrayList<>(devices.values());
    views.addAll(awaited.values());
    return views;
  }
}

package org.gengfu.center.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.gengfu.center.camera.CameraNow;
import org.gengfu.center.camera.CameraSource;
import org.gengfu.center.incident.IncidentBook;
import org.gengfu.contract.Birth;
import org.gengfu.contract.Reading;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.incident.CorrelatorPolicy;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.RuleText;
import org.jspecify.annotations.Nullable;

/**
 * What is committed, as pages read it: devices with the newest reading of each point, and the
 * edges' sessions. A device keeps the readings of at most {@link Birth#MAX_METRICS} points. Any
 * thread may read; the writer alone changes it, after its commits.
 */
public final class LivePicture {
  private final SortedMap<DeviceKey, Device> devices = new ConcurrentSkipListMap<>();
  private final Map<DeviceKey, Map<String, Reading>> latest = new ConcurrentHashMap<>();
  private final Map<DeviceKey, Instant> lastSeen = new ConcurrentHashMap<>();
  private final Map<String, EdgeLink> links = new ConcurrentHashMap<>();
  private final Map<CameraSource, CameraNow> cameras = new ConcurrentHashMap<>();
  private final IncidentBook incidentRows = new IncidentBook();
  private volatile IncidentState incidents =
      IncidentState.of(FieldGraph.EMPTY, RuleText.starter(), CorrelatorPolicy.USUAL);

  LivePicture() {}

  /** All devices, the edge nodes among them, by edge and id. */
  public Collection<Device> devices() {
    return devices.values();
  }

  /** The device of that name. */
  public Optional<Device> device(DeviceKey key) {
    return Optional.ofNullable(devices.get(key));
  }

  /** The newest reading of a point. */
  public Optional<Reading> latest(DeviceKey key, String point) {
    return Optional.ofNullable(latest.getOrDefault(key, Map.of()).get(point));
  }

  /** Event time of a device's newest good reading. */
  public Optional<Instant> lastSeen(DeviceKey key) {
    return Optional.ofNullable(lastSeen.get(key));
  }

  /** The state of an edge's session; empty when it was never seen. */
  public Optional<EdgeLink> link(String edge) {
    return Optional.ofNullable(links.get(edge));
  }

  /** What the newest look at each camera said. */
  public Collection<CameraNow> cameras() {
    return cameras.values();
  }

  /** What the newest look at a camera said. */
  public Optional<CameraNow> camera(CameraSource source) {
    return Optional.ofNullable(cameras.get(source));
  }

  /**
   * The correlator's state: the field's graph, the rules, episodes and incidents. It never changes;
   * the next call may give a newer one.
   */
  public IncidentState incidents() {
    return incidents;
  }

  /** The rows of the incidents that it holds. */
  public IncidentBook incidentRows() {
    return incidentRows;
  }

  void put(IncidentState committed) {
    incidents = committed;
  }

  void put(CameraNow camera) {
    cameras.put(camera.source(), camera);
  }

  void put(Device device) {
    devices.put(device.key(), device);
  }

  void put(EdgeLink link) {
    links.put(link.edge(), link);
  }

  /** Takes a live reading; tells whether it is another one than before. */
  boolean put(DeviceKey key, Reading reading) {
    Map<String, Reading> points = latest.computeIfAbsent(key, ignored -> new ConcurrentHashMap<>());
    @Nullable Reading known = points.get(reading.point());
    if (reading.equals(known) || (known == null && points.size() >= Birth.MAX_METRICS)) {
      return false;
    }
    points.put(reading.point(), reading);
    if (reading.quality().isGood()) {
      lastSeen.put(key, reading.eventTime());
    }
    return true;
  }
}

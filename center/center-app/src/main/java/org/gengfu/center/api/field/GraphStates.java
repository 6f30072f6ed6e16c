package org.gengfu.center.api.field;

import org.gengfu.center.api.Json;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.DeviceState;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.NodeAlarms;
import org.jspecify.annotations.Nullable;

/**
 * How nodes of the field are, as of one state of the correlator: a device as it is seen; what is no
 * device is down while an alarm of its own, or one that was inferred, lasts, and unknown otherwise,
 * for nobody looks at it. One request, one thread.
 */
final class GraphStates {
  private final LivePicture picture;
  private final IncidentState incidents;

  GraphStates(LivePicture picture, IncidentState incidents) {
    this.picture = picture;
    this.incidents = incidents;
  }

  /** The node's part in an incident that lasts. */
  record Part(String incident, boolean root) {}

  String state(String id) {
    DeviceKey key = GraphPlaces.device(id);
    DeviceState seen = key == null ? null : picture.device(key).map(Device::state).orElse(null);
    if (seen != null) {
      return Json.name(seen);
    }
    return lasting(id) == null ? "unknown" : "down";
  }

  @Nullable Part part(String id) {
    Episode episode = lasting(id);
    if (episode == null) {
      return null;
    }
    Incident incident =
        episode.residual() != 0
            ? incidents.incident(episode.residual())
            : incidents.incident(incidents.rootOf(episode).incident());
    return incident == null ? null : new Part(incident.name(), incident.root() == episode.number());
  }

  /** The earliest episode of the node that lasts; a root before others. */
  private @Nullable Episode lasting(String id) {
    NodeAlarms alarms = incidents.byNode().get(id);
    Episode found = null;
    if (alarms != null) {
      for (long number : alarms.episodes()) {
        Episode episode = incidents.episodes().get(number);
        if (episode != null
            && episode.end() == null
            && (found == null || (found.reason() != null && episode.reason() == null))) {
          found = episode;
        }
      }
    }
    return found;
  }
}

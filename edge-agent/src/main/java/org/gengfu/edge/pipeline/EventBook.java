package org.gengfu.edge.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Severity;
import org.gengfu.profile.AlarmSeverity;
import org.gengfu.profile.ResolvedEvent;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * The alarms that a device's own events raise: one stands from its event until an event comes that
 * clears it, or a person resets it. Memory grows with the profile only. For one thread.
 */
final class EventBook {
  private final String device;
  private final Map<String, ResolvedEvent> events = new LinkedHashMap<>();
  private final Map<String, AlarmEvent> standing = new LinkedHashMap<>();

  EventBook(ResolvedProfile profile, String device) {
    this.device = device;
    profile.events().forEach(event -> events.put(event.id(), event));
  }

  /** Keeps what stands and still is an event of the device. */
  void adopt(EventBook before) {
    before.standing.forEach((id, event) -> {
      if (events.containsKey(id)) {
        standing.put(id, event);
      }
    });
  }

  boolean knows(String id) {
    return events.containsKey(id);
  }

  List<AlarmEvent> active() {
    return List.copyOf(standing.values());
  }

  /** The rules and events that an event ends. */
  List<String> clears(String id) {
    ResolvedEvent event = events.get(id);
    return event == null ? List.of() : event.clears();
  }

  /** An event came; gives the transitions. */
  List<AlarmEvent> came(String id, Instant at) {
    List<AlarmEvent> transitions = new ArrayList<>();
    ResolvedEvent event = events.get(id);
    if (event == null) {
      return transitions;
    }
    for (String cleared : event.clears()) {
      AlarmEvent end = reset(cleared, at);
      if (end != null) {
        transitions.add(end);
      }
    }
    AlarmSeverity severity = event.severity();
    if (severity != null && !standing.containsKey(id)) {
      AlarmEvent raised =
          new AlarmEvent(device, id, true, Severity.valueOf(severity.name()), at, null, null);
      standing.put(id, raised);
      transitions.add(raised);
    }
    return transitions;
  }

  /** Ends one that stands, or null. */
  @Nullable AlarmEvent reset(String id, Instant at) {
    AlarmEvent raised = standing.remove(id);
    return raised == null
        ? null
        : new AlarmEvent(device, id, false, raised.severity(), at, null, null);
  }
}

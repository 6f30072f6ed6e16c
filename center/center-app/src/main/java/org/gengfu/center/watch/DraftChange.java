package org.gengfu.center.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.core.alarm.AlarmFact;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.incident.IncidentState;
import org.jspecify.annotations.Nullable;

/** A draft as others see it. Only the writer's thread may use it. */
record DraftChange(Draft draft, Instant now) implements Committing {
  @Override
  public List<AlarmFact> alarmFacts() {
    return List.copyOf(draft.alarms().facts());
  }

  @Override
  public Optional<AlarmState> alarm(AlarmKey key) {
    return Optional.ofNullable(draft.alarms().state(key));
  }

  @Override
  public Collection<AlarmKey> alarmsOf(DeviceKey device) {
    return draft.alarmsOf(device);
  }

  @Override
  public Optional<Device> device(DeviceKey key) {
    Device device = draft.field().device(key);
    return device.since() == null ? Optional.empty() : Optional.of(device);
  }

  @Override
  public Collection<DeviceKey> devices() {
    return draft.field().all();
  }

  @Override
  public Collection<Device> changedDevices() {
    return List.copyOf(draft.field().devices().values());
  }

  @Override
  public List<IncidentFact> incidentFacts() {
    return List.copyOf(draft.incidents().facts());
  }

  @Override
  public IncidentState before() {
    return draft.incidents().before();
  }

  @Override
  public IncidentState incidents() {
    return draft.incidents().state();
  }

  @Override
  public Optional<IncidentRow> incidentRow(long incident) {
    IncidentState state = incidents();
    @Nullable Incident known = state.incident(incident);
    return known == null
        ? Optional.empty()
        : Optional.of(draft.rowMaker(null).row(state, known, now));
  }

  @Override
  public List<AlarmFact> take(AlarmKey key, AlarmInput input) {
    return draft.alarms().take(key, input);
  }

  @Override
  public List<IncidentFact> take(IncidentInput input) {
    return draft.incidents().take(input);
  }
}

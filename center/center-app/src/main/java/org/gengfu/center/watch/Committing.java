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
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.incident.IncidentState;

/** One transaction in the making, as a {@link WatchPart} sees it. Only the writer's thread. */
public interface Committing {
  /** The center's clock. */
  Instant now();

  /** What happens to alarms, in order. */
  List<AlarmFact> alarmFacts();

  /** An alarm as this transaction leaves it. */
  Optional<AlarmState> alarm(AlarmKey key);

  /** All alarms of a device that were ever heard of. */
  Collection<AlarmKey> alarmsOf(DeviceKey device);

  /** A device as this transaction leaves it. */
  Optional<Device> device(DeviceKey key);

  /** All devices that are known, those born in this transaction among them. */
  Collection<DeviceKey> devices();

  /** Devices that this transaction changes, as it leaves them. */
  Collection<Device> changedDevices();

  /** What happens to incidents, in order. */
  List<IncidentFact> incidentFacts();

  /** The correlator's state before this transaction. */
  IncidentState before();

  /** The correlator's state as this transaction leaves it. */
  IncidentState incidents();

  /**
   * The row of an incident that the correlator holds, as this transaction leaves it; its root's
   * alarm has no id yet.
   *
   * @param incident its id
   */
  Optional<IncidentRow> incidentRow(long incident);

  /** Lets an alarm take an input, e.g. out of service; what follows is committed with the rest. */
  List<AlarmFact> take(AlarmKey key, AlarmInput input);

  /** Lets the correlator take an input; what follows is committed with the rest. */
  List<IncidentFact> take(IncidentInput input);
}

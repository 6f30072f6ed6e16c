package org.gengfu.bench;

import java.time.Instant;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.incident.AlarmEvent;
import org.gengfu.core.incident.Correlator;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.incident.IncidentState;

/** Alarms that are open already when the measured ones come. */
final class CorrelateLoad {
  private CorrelateLoad() {}

  /** The state with so many more lasting alarms, raised in the minutes before an instant. */
  static IncidentState open(IncidentState empty, int alarms, long untilMillis) {
    IncidentState state = empty;
    for (int i = 0; i < alarms; i++) {
      long te = untilMillis - 600_000 + 500_000L * i / alarms;
      AlarmEvent event =
          new AlarmEvent(
              new AlarmKey("beside-" + i, "camera_offline", ""),
              AlarmEvent.Change.RAISE,
              te,
              "beside",
              i);
      state =
          Correlator.step(
                  state, new IncidentInput.Transition(event), Instant.ofEpochMilli(te + 1_000))
              .state();
    }
    return state;
  }
}

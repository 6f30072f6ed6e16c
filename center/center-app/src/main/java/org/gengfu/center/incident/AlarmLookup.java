package org.gengfu.center.incident;

import java.time.Instant;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmState;
import org.jspecify.annotations.Nullable;

/** The alarms behind the correlator's episodes. */
public interface AlarmLookup {
  /** The alarm that the correlator knows by this key, or null when nobody reported it. */
  @Nullable AlarmKey alarm(AlarmKey correlated);

  /** The state of an alarm, or null when nothing was ever heard of it. */
  @Nullable AlarmState state(AlarmKey alarm);

  /** Id of the row of the occurrence that was raised then, or null when there is none yet. */
  @Nullable Long row(AlarmKey alarm, Instant raised);
}

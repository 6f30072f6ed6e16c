package org.gengfu.center.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.gengfu.center.incident.AlarmLookup;
import org.gengfu.center.incident.IncidentDraft;
import org.gengfu.center.store.StoreOfflineException;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmState;
import org.jspecify.annotations.Nullable;

/**
 * The alarms behind episodes, as a transaction leaves them. Rows have ids once there is a
 * connection. Only the writer's thread may use it.
 */
record DraftAlarms(AlarmDraft alarms, IncidentDraft incidents, @Nullable Connection connection)
    implements AlarmLookup {
  @Override
  public @Nullable AlarmKey alarm(AlarmKey correlated) {
    return incidents.alarm(correlated);
  }

  @Override
  public @Nullable AlarmState state(AlarmKey alarm) {
    return alarms.state(alarm);
  }

  @Override
  public @Nullable Long row(AlarmKey alarm, Instant raised) {
    if (connection == null) {
      return null;
    }
    try {
      return alarms.rowId(connection, alarm, raised);
    } catch (SQLException e) {
      throw StoreOfflineException.of(e);
    }
  }
}

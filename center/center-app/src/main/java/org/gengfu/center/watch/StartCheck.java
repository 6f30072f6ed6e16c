package org.gengfu.center.watch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gengfu.center.incident.IncidentTable;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.Journal;
import org.gengfu.center.store.JournalHead;
import org.gengfu.center.store.JournalRow;
import org.gengfu.center.watch.AlarmTable.StoredState;
import org.gengfu.core.alarm.AlarmFact;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmMachine;
import org.gengfu.core.alarm.AlarmPolicy;
import org.gengfu.core.alarm.AlarmState;

/**
 * Checks the journal against itself and against the projections: the rows chain, and replaying them
 * gives the alarm states that are stored. For one thread, before the watch begins.
 */
public final class StartCheck {
  /** How many rows the check at the start looks at; a complete one is a command of its own. */
  public static final long USUAL_ROWS = 10_000;

  private final Map<AlarmKey, AlarmState> replayed = new HashMap<>();
  private final Set<AlarmKey> partial = new HashSet<>();
  private long first = Long.MAX_VALUE;
  private long count;

  private StartCheck() {}

  /**
   * What was found.
   *
   * @param rows how many journal rows were looked at
   * @param alarms how many alarms' states were replayed and compared
   * @param fault what is wrong, empty when nothing is
   */
  public record Finding(long rows, int alarms, String fault) {}

  /**
   * Checks the last rows, and the alarms whose whole history is among them.
   *
   * @param rows how many; {@link Long#MAX_VALUE} for all
   */
  public static Finding check(Database database, long rows) {
    StartCheck check = new StartCheck();
    Optional<String> broken =
        database.read(connection -> Journal.verify(connection, rows, check::take));
    if (broken.isPresent()) {
      return new Finding(check.count, 0, "the journal's chain is broken: " + broken.get());
    }
    return database.read(check::compare);
  }

  private void take(JournalRow row) {
    count++;
    first = Math.min(first, row.seq());
    if (!CoreJson.isAlarm(row.kind())) {
      return;
    }
    AlarmKey key = Draft.key(row.subject());
    if (partial.contains(key)) {
      return;
    }
    AlarmState before = replayed.get(key);
    if (before == null) {
      before = AlarmState.initial(key, AlarmPolicy.EDGE);
    }
    AlarmFact fact =
        new AlarmFact(
            key, row.eventTime(), row.arrivalTime(), CoreJson.change(row.kind(), row.body()));
    try {
      replayed.put(key, AlarmMachine.apply(before.live(), fact));
    } catch (IllegalStateException e) {
      partial.add(key); // its history began before the rows that are looked at, or it is broken
      replayed.remove(key);
    }
  }

  private Finding compare(Connection connection) throws SQLException {
    JournalHead head = Journal.head(connection);
    Map<AlarmKey, StoredState> stored = AlarmTable.states(connection);
    int compared = 0;
    if (IncidentTable.reached(connection) > head.seq()) {
      return finding(compared, "the journal lacks rows at its end: incidents know of a later one");
    }
    for (Map.Entry<AlarmKey, StoredState> entry : stored.entrySet()) {
      AlarmKey key = entry.getKey();
      if (entry.getValue().seq() > head.seq()) {
        return finding(
            compared, "the journal lacks rows at its end: " + key + " knows of a later one");
      }
      AlarmState replay = replayed.get(key);
      boolean seen = replay != null || partial.contains(key);
      if (seen && firstSeq(connection, key) >= first) {
        compared++;
        if (!entry.getValue().state().equals(replay)) {
          return finding(compared, "the stored state of " + key + " is not what its journal says");
        }
      }
    }
    for (AlarmKey key : replayed.keySet()) {
      if (!stored.containsKey(key)) {
        return finding(compared, "the state of " + key + " is missing");
      }
    }
    return finding(compared, "");
  }

  private Finding finding(int compared, String fault) {
    return new Finding(count, compared, fault);
  }

  private static long firstSeq(Connection connection, AlarmKey key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select min(seq) from journal where subject = ?")) {
      statement.setString(1, Draft.subject(key));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}

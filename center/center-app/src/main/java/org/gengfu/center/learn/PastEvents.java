package org.gengfu.center.learn;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.center.store.Journal;
import org.gengfu.center.store.Times;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.incident.AlarmEvent;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentFactText;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.incident.RuleTrial;

/**
 * What the correlator heard in the past, from the journal, in order of arrival. An alarm that was
 * not in its source's list, or that a proof of life contradicted, counts as cleared then. Edits of
 * the drawing are not among it: who looks back does so by what is known of the field now. Used by
 * one thread, once.
 */
final class PastEvents {
  private static final int FETCH_ROWS = 200;
  private static final String SUBJECT = "incidents";

  private final int most;
  private final List<RuleTrial.Entry> entries = new ArrayList<>();
  private final Map<Long, AlarmKey> keys = new HashMap<>();
  private boolean complete = true;

  private PastEvents(int most) {
    this.most = most;
  }

  /**
   * What was found.
   *
   * @param entries oldest first
   * @param complete false when there were more; then these are the first
   */
  record Found(List<RuleTrial.Entry> entries, boolean complete) {
    /** The raises and clears alone. */
    List<AlarmEvent> events() {
      List<AlarmEvent> events = new ArrayList<>();
      for (RuleTrial.Entry entry : entries) {
        if (entry.input() instanceof IncidentInput.Transition(AlarmEvent event)) {
          events.add(event);
        }
      }
      return events;
    }
  }

  /**
   * Reads what arrived in a time.
   *
   * @param from first instant of arrival
   * @param to first instant after it
   * @param most how many entries at most
   */
  static Found read(Connection connection, Instant from, Instant to, int most) throws SQLException {
    PastEvents past = new PastEvents(most);
    past.read(connection, from, to);
    return new Found(past.entries, past.complete);
  }

  private void read(Connection connection, Instant from, Instant to) throws SQLException {
    long first = firstAt(connection, from);
    boolean auto = connection.getAutoCommit();
    connection.setAutoCommit(false); // otherwise the driver fetches all rows at once
    String sql =
        "select arrival_time, body from journal where subject = ? and seq >= ? order by seq";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, SUBJECT);
      statement.setLong(2, first);
      statement.setFetchSize(FETCH_ROWS);
      try (ResultSet rows = statement.executeQuery()) {
        while (complete && rows.next()) {
          Instant arrival = Times.fromDatabase(rows, 1);
          if (!arrival.isBefore(to)) {
            break;
          }
          if (!arrival.isBefore(from)) {
            row(arrival.toEpochMilli(), rows.getString(2));
          }
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(auto);
    }
  }

  /** Rows come in order of arrival, without holes in their numbers: halving finds the place. */
  private static long firstAt(Connection connection, Instant from) throws SQLException {
    long low = 1;
    long high = Journal.head(connection).seq() + 1;
    try (PreparedStatement statement =
        connection.prepareStatement("select arrival_time < ? from journal where seq = ?")) {
      while (low < high) {
        long middle = (low + high) >>> 1;
        statement.setObject(1, Times.toDatabase(from));
        statement.setLong(2, middle);
        try (ResultSet rows = statement.executeQuery()) {
          if (rows.next() && rows.getBoolean(1)) {
            low = middle + 1;
          } else {
            high = middle;
          }
        }
      }
    }
    return low;
  }

  private void row(long arrivalMillis, String body) {
    for (String line : body.split("\n")) {
      if (line.startsWith("fact=Held&")
          || line.startsWith("fact=Taken&")
          || line.startsWith("fact=Raised&")
          || line.startsWith("fact=Ended&")) {
        fact(arrivalMillis, IncidentFactText.read(line));
      }
    }
  }

  private void fact(long arrivalMillis, IncidentFact fact) {
    if (fact instanceof IncidentFact.Held(AlarmEvent event)) {
      add(arrivalMillis, event);
    } else if (fact instanceof IncidentFact.Taken(AlarmEvent event, boolean late) && late) {
      add(arrivalMillis, event);
    } else if (fact instanceof IncidentFact.Raised raised) {
      keys.put(raised.episode().number(), raised.episode().key());
    } else if (fact instanceof IncidentFact.Ended(long episode, Episode.End end)) {
      AlarmKey key = keys.remove(episode);
      if (key != null && end.why() == Episode.Why.RECONCILED) {
        add(
            arrivalMillis,
            new AlarmEvent(key, AlarmEvent.Change.CLEAR, end.teMillis(), "journal", episode));
      }
    }
  }

  private void add(long arrivalMillis, AlarmEvent event) {
    if (entries.size() == most) {
      complete = false;
    } else {
      entries.add(new RuleTrial.Entry(arrivalMillis, new IncidentInput.Transition(event)));
    }
  }
}

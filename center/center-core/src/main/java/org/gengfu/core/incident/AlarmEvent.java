package org.gengfu.core.incident;

import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.sorted.Ranked;

/**
 * A transition of one alarm as the correlator takes it. The order is total: event time, source, the
 * source's own number, then what it is about.
 *
 * @param key the alarm; its resource is a node of the graph, or a device that is not drawn
 * @param change raised or cleared
 * @param teMillis event time at the device, milliseconds since 1970-01-01 UTC
 * @param source who says so, e.g. the edge; snapshots are compared by it
 * @param seq the source's own number
 */
public record AlarmEvent(AlarmKey key, Change change, long teMillis, String source, long seq)
    implements Ranked, Comparable<AlarmEvent> {
  /** What happened to the alarm. */
  public enum Change {
    /** The condition is there. */
    RAISE,
    /** The condition is gone. */
    CLEAR
  }

  @Override
  public long rank() {
    return teMillis;
  }

  @Override
  public int compareTo(AlarmEvent other) {
    int order = Long.compare(teMillis, other.teMillis);
    if (order == 0) {
      order = source.compareTo(other.source);
    }
    if (order == 0) {
      order = Long.compare(seq, other.seq);
    }
    if (order == 0) {
      order = key.resource().compareTo(other.key.resource());
    }
    if (order == 0) {
      order = key.type().compareTo(other.key.type());
    }
    if (order == 0) {
      order = key.qualifier().compareTo(other.key.qualifier());
    }
    return order == 0 ? change.compareTo(other.change) : order;
  }

  /** The same at another event time. */
  AlarmEvent at(long otherTeMillis) {
    return new AlarmEvent(key, change, otherTeMillis, source, seq);
  }
}

package org.gengfu.contract;

import java.util.List;

/**
 * One record of an edge's outbox: what one device said at one poll, one alarm transition, what came
 * of one command, or one look at a camera. It is committed and acknowledged as a whole.
 */
public sealed interface OutboxRecord {

  /** Most readings that one record may hold. */
  int MAX_READINGS = 2_000;

  /** The device that the record speaks of, or empty for the edge node itself. */
  String device();

  /** True when it goes before readings, and is kept when readings must be dropped. */
  default boolean isUrgent() {
    return false;
  }

  /** Readings of one device. */
  record Readings(String device, List<Reading> readings) implements OutboxRecord {
    public Readings {
      readings = List.copyOf(readings);
      if (readings.isEmpty() || readings.size() > MAX_READINGS) {
        throw new IllegalArgumentException(
            "a record holds 1 to " + MAX_READINGS + " readings, not " + readings.size());
      }
    }
  }

  /** One alarm transition. */
  record Alarm(AlarmEvent event) implements OutboxRecord {
    @Override
    public String device() {
      return event.device();
    }

    @Override
    public boolean isUrgent() {
      return true;
    }
  }

  /** What came of one command. */
  record Outcome(CommandOutcome outcome) implements OutboxRecord {
    @Override
    public String device() {
      return outcome.device();
    }

    @Override
    public boolean isUrgent() {
      return true;
    }
  }

  /** What one visit to a camera found. */
  record Look(CameraLook look) implements OutboxRecord {
    @Override
    public String device() {
      return look.device();
    }
  }

  /**
   * The place of records whose content is gone: the edge had to drop them (its bound was reached, a
   * sector was unreadable) or the host could read nothing of them. Only their offsets count, so
   * that the acknowledgement can pass them.
   *
   * @param count how many records, beginning with the one at this offset; at least 1
   */
  record Gone(long count) implements OutboxRecord {
    public Gone {
      if (count < 1) {
        throw new IllegalArgumentException("a gap of " + count + " records");
      }
    }

    @Override
    public String device() {
      return "";
    }
  }
}

package org.gengfu.edge;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CommandOutcome;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.Reading;
import org.gengfu.edge.bus.Sink;
import org.gengfu.edge.outbox.Append;
import org.gengfu.edge.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what devices said into the outbox, and then notes whether they answer. Called from all bus
 * threads.
 */
final class Intake implements Sink {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final Outbox outbox;
  private final Roster roster;
  private final Runnable refusalChanged;
  private final Runnable presenceChanged;
  private final AtomicReference<@Nullable Instant> firstReading = new AtomicReference<>();
  private boolean refusing;

  /**
   * @param refusalChanged called when the outbox begins or ceases to refuse: births then carry what
   *     records could not
   * @param presenceChanged called when a device begins or ceases to answer
   */
  Intake(Outbox outbox, Roster roster, Runnable refusalChanged, Runnable presenceChanged) {
    this.outbox = outbox;
    this.roster = roster;
    this.refusalChanged = refusalChanged;
    this.presenceChanged = presenceChanged;
  }

  @Override
  public void said(
      String device, List<Reading> readings, List<AlarmEvent> alarms, @Nullable Boolean online) {
    if (firstReading.get() == null && !readings.isEmpty()) {
      firstReading.compareAndSet(null, Instant.now());
    }
    for (int from = 0; from < readings.size(); from += OutboxRecord.MAX_READINGS) {
      int to = Math.min(readings.size(), from + OutboxRecord.MAX_READINGS);
      append(new OutboxRecord.Readings(device, readings.subList(from, to)));
    }
    for (AlarmEvent alarm : alarms) {
      append(new OutboxRecord.Alarm(alarm));
    }
    if (online != null) {
      roster.changed(device, online, outbox.figures().next());
      presenceChanged.run();
    }
  }

  @Override
  public void renewed(String device) {
    roster.renewed(device);
    presenceChanged.run();
  }

  @Override
  public void outcome(CommandOutcome outcome) {
    append(new OutboxRecord.Outcome(outcome));
  }

  @Override
  public void looked(CameraLook look) {
    append(new OutboxRecord.Look(look));
  }

  /** When a device first said something since the start, null for never. */
  @Nullable Instant firstReading() {
    return firstReading.get();
  }

  void append(OutboxRecord record) {
    switch (outbox.append(record)) {
      case Append.Stored ignored -> {
        // While room is short urgent records are still taken: only another says that it is over.
        if (!record.isUrgent()) {
          note(false, "");
        }
      }
      case Append.Refused(String why) -> note(true, why);
    }
  }

  private synchronized void note(boolean refused, String why) {
    if (refused == refusing) {
      return;
    }
    refusing = refused;
    if (refused) {
      LOG.error("the outbox refuses records, readings are lost until it takes them: {}", why);
    } else {
      LOG.info("the outbox takes records again");
    }
    refusalChanged.run();
  }
}

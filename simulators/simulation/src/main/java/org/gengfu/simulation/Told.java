package org.gengfu.simulation;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmAccount;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmKey;

/** What an edge tells the center. */
sealed interface Told {
  /**
   * Records of the outbox.
   *
   * @param records ascending by offset
   * @param again true when they were sent before
   */
  record Records(List<Record> records, boolean again) implements Told {
    public Records {
      records = List.copyOf(records);
    }
  }

  /** What became of an alarm. */
  enum What {
    TRUE,
    OVER,
    WORSE
  }

  /**
   * One record of the outbox.
   *
   * @param at event time by the edge's clock
   */
  record Record(long offset, AlarmKey key, What what, Instant at, Severity severity) {
    /** The same for the alarm machine. */
    AlarmInput.Evidence evidence(boolean historical) {
      return switch (what) {
        case TRUE -> exceed(historical);
        case OVER -> new AlarmInput.Return(at, offset, historical);
        case WORSE -> new AlarmInput.SeverityIs(at, offset, severity, historical);
      };
    }

    AlarmInput.Exceed exceed(boolean historical) {
      return new AlarmInput.Exceed(at, offset, severity, null, null, historical);
    }
  }

  /**
   * All alarms that are true, with the records that said so.
   *
   * @param next offset of the next record
   */
  record Listing(Instant at, long next, SortedMap<String, Record> active) implements Told {
    public Listing {
      active = Collections.unmodifiableSortedMap(new TreeMap<>(active));
    }
  }

  /** What it knows of some alarms. */
  record Accounts(List<AlarmAccount> accounts) implements Told {
    public Accounts {
      accounts = List.copyOf(accounts);
    }
  }
}

package org.gengfu.core.alarm;

import java.time.Duration;
import java.time.Instant;
import org.gengfu.contract.Severity;
import org.jspecify.annotations.Nullable;

/** What can happen to an alarm. Event times are those of the device, or of its edge. */
public sealed interface AlarmInput {

  /** Something that the source says of the condition. */
  sealed interface Evidence extends AlarmInput {
    /** When it was so at the device. */
    Instant eventTime();

    /** The source's own order of what it says, e.g. the outbox offset; 0 when unknown. */
    long order();

    /** True when it comes from a backlog, so that its time may be long past. */
    boolean historical();
  }

  /** A limit was crossed, or a bad state reported. */
  record Exceed(
      Instant eventTime,
      long order,
      Severity severity,
      @Nullable Double observed,
      @Nullable Double limit,
      boolean historical)
      implements Evidence {}

  /** The value is back inside its limit, by the deadband. */
  record Return(Instant eventTime, long order, boolean historical) implements Evidence {}

  /** The condition, if it is there, has this severity now. */
  record SeverityIs(Instant eventTime, long order, Severity severity, boolean historical)
      implements Evidence {}

  /** The clock moved; to be sent at {@link AlarmMachine#nextDeadline} or later. */
  record TimePassed() implements AlarmInput {}

  /**
   * An operator has seen it.
   *
   * @param occurrence which occurrence, or 0 for all that wait
   * @param side where the operator sits
   */
  record Acknowledge(String user, String comment, int occurrence, Word.Side side)
      implements AlarmInput {
    /** An operator of the center. */
    public Acknowledge(String user, String comment, int occurrence) {
      this(user, comment, occurrence, Word.Side.CENTER);
    }
  }

  /**
   * The other side gives its account, after a time in which it could not be heard or at any other
   * time: what is known already is no news.
   */
  record Merge(AlarmAccount account) implements AlarmInput {}

  /** An operator ends the latch. */
  record Reset(String user) implements AlarmInput {}

  /** An operator notes that the matter is closed; this neither clears nor acknowledges. */
  record Close(String user, String comment) implements AlarmInput {}

  /**
   * An operator puts it aside.
   *
   * @param length for how long at most
   * @param oneShot until the next clear, if that comes first
   * @param roleLimit the longest time that this user's role may ask for
   */
  record Shelve(Duration length, boolean oneShot, String reason, String user, Duration roleLimit)
      implements AlarmInput {}

  /** An operator takes it back from the shelf. */
  record Unshelve(String user) implements AlarmInput {}

  /**
   * An open cause makes it no news.
   *
   * @param rule which rule says so
   * @param cause the cause's incident
   */
  record Suppress(String rule, String cause) implements AlarmInput {}

  /**
   * The rule's cause is closed.
   *
   * @param cause the cause's incident, empty for all of this rule
   */
  record Unsuppress(String rule, String cause) implements AlarmInput {
    /** All causes of the rule are closed. */
    public Unsuppress(String rule) {
      this(rule, "");
    }
  }

  /** The resource is being worked on. */
  record OutOfServiceOn(String workOrder, Instant until, String user) implements AlarmInput {}

  /**
   * The work is done.
   *
   * @param workOrder which work, empty for all
   */
  record OutOfServiceOff(String workOrder, String user) implements AlarmInput {
    /** All work is done. */
    public OutOfServiceOff(String user) {
      this("", user);
    }
  }

  /**
   * The source cannot be heard any more.
   *
   * @param at when, by the center's clock
   */
  record SourceLost(Instant at) implements AlarmInput {}

  /**
   * The source gave its full list of active alarms.
   *
   * @param at time of the list, by the edge's clock
   * @param listed this alarm's entry in it, null when it is not in the list
   */
  record SourceBack(Instant at, @Nullable Exceed listed) implements AlarmInput {}

  /**
   * Something that cannot work while the condition lasts works.
   *
   * @param dependent what works
   */
  record ProofOfLife(Instant eventTime, String dependent) implements AlarmInput {}

  /**
   * Archive it if it is settled.
   *
   * @param openIncident true while an incident holds on to it
   */
  record Purge(boolean openIncident) implements AlarmInput {}

  /** The alarm's rule is new or has changed. */
  record Configure(AlarmPolicy policy) implements AlarmInput {}
}

package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gengfu.core.alarm.Condition.Known;
import org.gengfu.core.alarm.Occurrence.Acknowledgement;
import org.jspecify.annotations.Nullable;

/** What one fact says of an alarm. */
public sealed interface AlarmChange {

  /** The alarm has this policy from now on. */
  record Configured(AlarmPolicy policy) implements AlarmChange {}

  /**
   * Evidence was taken into the timeline.
   *
   * @param observation as it counts
   * @param reported the event time as the device gave it; differs when its clock is wrong
   */
  record Observed(Observation observation, Instant reported) implements AlarmChange {}

  /** The condition is this now. */
  record ConditionMoved(Known condition) implements AlarmChange {}

  /** A new occurrence, unacknowledged; {@code span} is open. */
  record Raised(Span span) implements AlarmChange {}

  /** The occurrence is over. */
  record Cleared(int number, Instant cleared, ClearCause cause) implements AlarmChange {}

  /**
   * The open occurrence has other facts: severity, toggles.
   *
   * @param severityRose true when it is worse than before, which asks for acknowledgement again
   */
  record Updated(Span span, boolean severityRose) implements AlarmChange {}

  /**
   * Late evidence tells another history: these occurrences replace all from number {@code from} on.
   *
   * @param latched whether the alarm is latched by what is left
   */
  record Revised(int from, List<Occurrence> occurrences, boolean latched) implements AlarmChange {
    public Revised {
      occurrences = List.copyOf(occurrences);
    }
  }

  /** The condition was there, but not for long enough to count. */
  record Fleeting(Instant exceeded, Instant returned) implements AlarmChange {}

  /**
   * These occurrences were acknowledged.
   *
   * @param word what the other side is told of it; null in what was stored before there were words
   */
  record Acknowledged(SortedSet<Integer> numbers, Acknowledgement by, @Nullable Word word)
      implements AlarmChange {
    public Acknowledged {
      numbers = new TreeSet<>(numbers);
    }
  }

  /**
   * The other side said this, while it could not be heard.
   *
   * @param verdict what came of it when it was heard; a later {@link Agreed} may change that
   */
  record Heard(Word word, Verdict verdict) implements AlarmChange {}

  /** What came of the other side's word. */
  enum Verdict {
    /** It counts. */
    HOLDS,
    /** It holds, but another one was said first, which counts. */
    SECOND,
    /** The alarm became worse than its speaker could know. */
    BECAME_WORSE,
    /** The alarm was announced again after it. */
    ASKED_AGAIN,
    /** The evidence that it speaks of is not here yet. */
    NOTHING_YET
  }

  /** What the words of both sides make of some occurrences, where that differs from before. */
  record Agreed(List<Standing> standings) implements AlarmChange {
    public Agreed {
      standings = List.copyOf(standings);
    }
  }

  /**
   * What counts for one occurrence.
   *
   * @param by whose acknowledgement, null when it waits for one
   */
  record Standing(int number, @Nullable Acknowledgement by) {}

  /**
   * Still active long after its acknowledgement: it wants another one.
   *
   * @param word what the other side is told of it; null in what was stored before there were words
   */
  record Realarmed(int number, int escalation, @Nullable Word word) implements AlarmChange {}

  /** The occurrence has been active for longer than usual. */
  record BecameStale(int number) implements AlarmChange {}

  /** The latch was ended. */
  record ResetDone(String user) implements AlarmChange {}

  /** An operator's note that the matter is closed. */
  record NotedClosed(String user, String comment) implements AlarmChange {}

  /** Put aside. */
  record Shelved(Visibility.Shelf shelf) implements AlarmChange {}

  /**
   * Back from the shelf.
   *
   * @param why how it ended
   * @param user who ended it, or empty
   * @param announcedAgain it is still active, so it wants an acknowledgement
   * @param word what the other side is told of that; null when there is nothing to tell, and in
   *     what was stored before there were words
   */
  record Unshelved(EndCause why, String user, boolean announcedAgain, @Nullable Word word)
      implements AlarmChange {}

  /** How a flag of the visibility ended. */
  enum EndCause {
    /** Its time was over. */
    EXPIRED,
    /** Somebody ended it. */
    USER,
    /** The alarm cleared, and the shelf was for one shot. */
    CLEARED
  }

  /** An open cause makes it no news. */
  record Suppressed(String rule, String cause) implements AlarmChange {}

  /**
   * That cause is closed.
   *
   * @param cause the incident, empty for all of this rule
   */
  record Unsuppressed(String rule, String cause) implements AlarmChange {
    public Unsuppressed {
      cause = Objects.requireNonNullElse(cause, "");
    }
  }

  /** Out of service. */
  record TakenOut(Visibility.OutOfService outOfService) implements AlarmChange {}

  /**
   * A work order hides it no more.
   *
   * @param workOrder which one, empty for all
   */
  record PutBack(EndCause why, String user, String workOrder) implements AlarmChange {
    public PutBack {
      workOrder = Objects.requireNonNullElse(workOrder, "");
    }
  }

  /** The source cannot be heard since then. */
  record SourceWentSilent(Instant since) implements AlarmChange {}

  /** The source is heard again; what was known last holds. */
  record SourceHeard(Instant at) implements AlarmChange {}

  /**
   * So many clears in so short a time that the alarm is put aside; raise a maintenance alarm of its
   * own for it.
   */
  record Chattered(int cycles) implements AlarmChange {}

  /** Settled and old: the instance is over, its history stays. */
  record Archived() implements AlarmChange {}

  /**
   * Nothing changed.
   *
   * @param input name of the input, as its type is called
   * @param why what makes it no news
   */
  record Ignored(String input, String why) implements AlarmChange {}

  /**
   * A person asked for something that may not be.
   *
   * @param why what forbids it, in words for that person
   */
  record Refused(String input, String why) implements AlarmChange {}

  /** True when applying it changes the state, so that a replay needs it. */
  default boolean changesState() {
    return !(this instanceof Ignored
        || this instanceof Refused
        || this instanceof Fleeting
        || this instanceof NotedClosed
        || this instanceof Chattered);
  }
}

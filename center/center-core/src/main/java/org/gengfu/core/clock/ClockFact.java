package org.gengfu.core.clock;

import java.util.List;

/**
 * One line of the clocks' journal. What clocks show follows from these, the contracts and the
 * calendars alone. Times are milliseconds since 1970-01-01 UTC.
 */
public sealed interface ClockFact {
  /** Id of the clock. */
  String clock();

  /** A promise counts from now on. */
  record Opened(String clock, ClockSubject subject, long startMillis, Level level)
      implements ClockFact {}

  /** It is for another promise, root, matter or order from now on; its start is kept. */
  record Placed(String clock, ClockSubject subject, String why) implements ClockFact {}

  /** The event has another level from an instant on. */
  record Levelled(String clock, long fromMillis, Level level, boolean byHand, ClockWord word)
      implements ClockFact {}

  /** Its matter and another one's are one: earlier start, graver level. */
  record Joined(String clock, String other, ClockHistory history) implements ClockFact {}

  /** It began at another instant: by contract it begins with the client's word, which is known. */
  record Begun(String clock, long startMillis, ClockWord word) implements ClockFact {}

  /** Somebody did something about its matter. */
  record Marked(String clock, ClockMark mark) implements ClockFact {}

  /** What was promised has happened. */
  record Stopped(String clock, long atMillis, String branch, String evidence, ClockWord word)
      implements ClockFact {}

  /** It had not happened after all. */
  record Reopened(String clock, ClockWord word) implements ClockFact {}

  /** Nothing is owed any more: it became part of another, or was no matter. */
  record Cancelled(String clock, ClockWord word) implements ClockFact {}

  /** Somebody wants it to stand. */
  record Asked(String clock, PauseWish wish) implements ClockFact {}

  /** Another person decided on that. */
  record Ruled(String clock, String pause, boolean approved, boolean retroactive, ClockWord word)
      implements ClockFact {}

  /** A pause is taken back; nothing of it counts any more. */
  record Withdrawn(String clock, String pause, ClockWord word) implements ClockFact {}

  /** Planned work that two people agreed on lets it stand. */
  record Stood(String clock, Pause pause) implements ClockFact {}

  /** A share of the promise is used up, and people are told. */
  record Stepped(String clock, int percent, long atMillis, boolean late) implements ClockFact {}

  /** Something that is to be done before the time is over is due, and people are told. */
  record Due(String clock, String what, long atMillis, boolean late) implements ClockFact {}

  /** Something cannot be done; nothing changes, and it is not kept. */
  record Refused(String clock, Why why, String detail) implements ClockFact {
    /** Which kind of refusal. */
    public enum Why {
      UNKNOWN,
      FORBIDDEN,
      CONFLICT
    }
  }

  /** Facts of one transaction: a row of the journal. */
  record Row(List<ClockFact> facts) {
    public Row {
      facts = List.copyOf(facts);
    }
  }
}

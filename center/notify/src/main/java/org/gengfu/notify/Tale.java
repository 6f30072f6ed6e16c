package org.gengfu.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice, and how far its ladder has been climbed.
 *
 * @param route id of its route, empty when none fitted
 * @param ladder its steps, as they were when it began
 * @param next step that is next, counted from 0
 * @param begun when people were to be told first
 * @param state how it stands
 * @param why who answered, or why it was withdrawn
 * @param touched when something about it was last decided
 * @param letter what one person is told by it, null when it goes to receivers of the settings
 */
public record Tale(
    Notice notice,
    String route,
    List<Rung> ladder,
    boolean receipt,
    int next,
    Instant begun,
    State state,
    String why,
    Instant touched,
    @Nullable Letter letter) {
  /** How long a notice is remembered after the last that happened to it. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** How a notice stands. */
  public enum State {
    /** Its ladder is climbed. */
    OPEN,
    /** Somebody has understood it. */
    RECEIVED,
    /** Withdrawn; whoever was told is told so. */
    WITHDRAWN,
    /** Not needed any more; nobody is told so. */
    OVER
  }

  public Tale {
    ladder = List.copyOf(ladder);
  }

  /** True while people are concerned with it. */
  public boolean live() {
    return state == State.OPEN || state == State.RECEIVED;
  }

  /** True when a further step may come. */
  public boolean climbing() {
    return state == State.OPEN && next < ladder.size();
  }

  /** When the next step is due, or when it may be forgotten. */
  public Instant timer() {
    return climbing() ? begun.plus(ladder.get(next).after()) : touched.plus(KEPT);
  }

  /** True for a letter whose next step is taken only when nothing got through. */
  boolean contented() {
    return letter != null && climbing() && ladder.get(next).after().equals(Letter.WHEN_LOST);
  }

  Tale climbed(int step, Instant at) {
    return new Tale(notice, route, ladder, receipt, step + 1, begun, state, why, at, letter);
  }

  Tale deferred(Instant from) {
    return new Tale(notice, route, ladder, receipt, next, from, state, why, touched, letter);
  }

  Tale closed(State end, String reason, Instant at) {
    return new Tale(notice, route, ladder, receipt, next, begun, end, reason, at, letter);
  }
}

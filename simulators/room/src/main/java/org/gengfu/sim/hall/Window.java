package org.gengfu.sim.hall;

/**
 * A window with its clerk and caller. Immutable.
 *
 * @param serving number on the ticket that is served, 0 for none
 * @param leftSeconds how long that still takes
 * @param key last key of the caller, as the public frame numbers them: 0C next, 0D again, 0B ask
 *     for a rating
 * @param presses keys pressed since the start
 * @param rating last key of the evaluator, 0 to 3
 * @param ratings keys of the evaluator since the start
 * @param served visitors since the start
 */
record Window(
    long serving,
    double leftSeconds,
    int key,
    long presses,
    int rating,
    long ratings,
    long served) {
  static final int NEXT = 0x0C;
  static final int AGAIN = 0x0D;
  static final int RATE = 0x0B;

  /** A window whose clerk signs on after so many seconds. */
  static Window opening(double seconds) {
    return new Window(0, seconds, NEXT, 0, 0, 0, 0);
  }

  boolean free() {
    return serving == 0 && leftSeconds <= 0;
  }

  boolean opens() {
    return serving == 0 && leftSeconds > 0;
  }

  /** The clerk presses a key for the first time; nobody is called yet. */
  Window signOn() {
    return new Window(0, 0, NEXT, presses + 1, rating, ratings, served);
  }

  Window call(long ticket, double seconds) {
    return new Window(ticket, seconds, NEXT, presses + 1, rating, ratings, served);
  }

  Window callAgain() {
    return new Window(serving, leftSeconds, AGAIN, presses + 1, rating, ratings, served);
  }

  Window wait(double seconds) {
    return new Window(serving, leftSeconds - seconds, key, presses, rating, ratings, served);
  }

  /** The visitor leaves; some rate the service. */
  Window leave(boolean rates, int with) {
    return rates
        ? new Window(0, 0, RATE, presses + 1, with, ratings + 1, served + 1)
        : new Window(0, 0, key, presses, rating, ratings, served + 1);
  }
}

package org.gengfu.core.clock;

/**
 * A step of a clock that is to be told to somebody, once.
 *
 * @param clock the clock's id
 * @param percent how much of the promise is used: 50, 75, 90, 100 and every 25 after
 * @param atMillis when it came
 * @param late true when it is told only after the program was down
 */
public record EscalationStep(String clock, int percent, long atMillis, boolean late) {}

package org.gengfu.core.clock;

import org.gengfu.core.availability.Known;

/**
 * What the promise wants has happened.
 *
 * @param atMillis when; of a restore the first good instant, not when that was sure
 * @param branch how, where there is more than one way: e.g. {@code telemetry}, {@code swap}, {@code
 *     person}
 * @param known while the center held it to be true: it is taken back when the fault was there again
 */
public record Stop(long atMillis, String branch, Known known) {}

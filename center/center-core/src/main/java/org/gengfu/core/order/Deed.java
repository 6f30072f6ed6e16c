package org.gengfu.core.order;

/**
 * An act with who did it and when. A phone makes it when it happens and sends it when it can, maybe
 * more than once.
 *
 * @param id its own, made where it was done; the same deed sent again has the same
 * @param by who did it: a person, or {@code center}
 * @param atMillis when it was done, as far as is known: {@link PhoneTime} makes it from a phone's
 *     clock
 * @param timeDoubted true when that clock could not be trusted
 */
public record Deed(String id, String by, long atMillis, boolean timeDoubted, Act act) {}

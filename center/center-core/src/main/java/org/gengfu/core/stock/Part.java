package org.gengfu.core.stock;

import org.jspecify.annotations.Nullable;

/**
 * One part with its serial number, and what it is doing.
 *
 * @param serial its number, unique in the house
 * @param sku which kind of part
 * @param place where it lies: a warehouse, a vehicle, a site, a repair shop; kept while it is on
 *     its way
 * @param ownerBound true for a part that must stay with the device's owner once it was in use, e.g.
 *     storage media of the police
 * @param state what it does
 * @param holder for whom: the order, device, borrower or shop of that state; empty for none
 * @param untilMillis until when a reservation or a loan holds; {@link Long#MAX_VALUE} for no end
 * @param testedMillis when it was last tried, or null for never
 * @param papers what the books say of it
 */
public record Part(
    String serial,
    String sku,
    String place,
    boolean ownerBound,
    State state,
    String holder,
    long untilMillis,
    @Nullable Long testedMillis,
    Papers papers) {
  /** What a part does. */
  public enum State {
    /** It lies there for whoever needs it. */
    AVAILABLE,
    /** It is kept for an order. */
    RESERVED,
    /** It is with a technician, for an order. */
    ISSUED,
    /** It works in a device. */
    INSTALLED,
    /** It was taken out of a device, or failed its test. */
    FAULTY,
    /** It is away for repair. */
    IN_REPAIR,
    /** Somebody borrowed it. */
    LENT,
    /** It is with the owner of the device it was taken from. */
    WITH_OWNER,
    /** It is no more. */
    SCRAPPED,
    /** A count did not find it. */
    MISSING
  }

  /** Whether it works, so far as somebody has seen; null when nobody has. */
  public @Nullable Boolean works() {
    if (state == State.FAULTY) {
      return false;
    }
    return testedMillis == null ? null : true;
  }

  Part as(State other, String forWhom, long until) {
    return new Part(serial, sku, place, ownerBound, other, forWhom, until, testedMillis, papers);
  }

  Part at(String otherPlace) {
    return new Part(
        serial, sku, otherPlace, ownerBound, state, holder, untilMillis, testedMillis, papers);
  }

  Part tested(long atMillis) {
    return new Part(serial, sku, place, ownerBound, state, holder, untilMillis, atMillis, papers);
  }

  Part with(Papers others, boolean stays) {
    return new Part(serial, sku, place, stays, state, holder, untilMillis, testedMillis, others);
  }
}

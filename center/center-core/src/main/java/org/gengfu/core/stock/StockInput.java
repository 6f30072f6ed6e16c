package org.gengfu.core.stock;

import org.jspecify.annotations.Nullable;

/** What is asked of the stock. */
public sealed interface StockInput {
  /** Something that is done with one part. */
  sealed interface OfPart extends StockInput {
    /** Its number. */
    String serial();
  }

  /**
   * A part comes into the house.
   *
   * @param testedMillis when it was tried and found to work before it came; null for never
   */
  record Receive(
      String serial,
      String sku,
      String place,
      boolean ownerBound,
      @Nullable Long testedMillis,
      Papers papers)
      implements OfPart {
    /** One of which the books say nothing. */
    public Receive(String serial, String sku, String place, boolean ownerBound) {
      this(serial, sku, place, ownerBound, null, Papers.NONE);
    }
  }

  /** The books say something else of it. */
  record Correct(String serial, boolean ownerBound, Papers papers) implements OfPart {}

  /** A part is to be kept for an order. */
  record Reserve(String serial, String order, long untilMillis) implements OfPart {}

  /** An order needs it no more. */
  record Release(String serial, String order) implements OfPart {}

  /** A technician takes it. */
  record Issue(String serial, String order) implements OfPart {}

  /** It was put into a device. */
  record Install(String serial, String order, String device) implements OfPart {}

  /** It was not needed and lies at a place again. */
  record Return(String serial, String order, String place) implements OfPart {}

  /** It was taken out of a device; a part that nobody knew becomes known by that. */
  record Dismantle(String serial, String sku, String device, String place, boolean ownerBound)
      implements OfPart {}

  /** It goes to a repair shop. */
  record SendToRepair(String serial, String shop) implements OfPart {}

  /** It is back from repair, and works. */
  record Repaired(String serial, String place) implements OfPart {}

  /** Somebody borrows it. */
  record Lend(String serial, String borrower, long untilMillis) implements OfPart {}

  /** The borrower gave it back. */
  record GiveBack(String serial, String place) implements OfPart {}

  /** It is to be no more. */
  record Scrap(String serial, String reason) implements OfPart {}

  /** It is to lie somewhere else. */
  record Move(String serial, String place) implements OfPart {}

  /** It was tried: a spare that does not work is none. */
  record Test(String serial, boolean works) implements OfPart {}

  /** A count found it at a place, or did not find it where it should lie. */
  record Count(String serial, String place, boolean found) implements OfPart {}

  /** The clock moved. */
  record TimePassed() implements StockInput {}
}

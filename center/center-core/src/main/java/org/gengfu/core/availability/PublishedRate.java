package org.gengfu.core.availability;

/** What stands in a report where a rate is asked for. */
public sealed interface PublishedRate {

  /**
   * A rate.
   *
   * @param rate share of up in the known time
   * @param low if all unknown time had been down
   * @param high if all unknown time had been up
   * @param coverage share of the counted time that is known
   */
  record Figure(Ratio rate, Ratio low, Ratio high, Ratio coverage) implements PublishedRate {}

  /** Too little is known for a rate; only its bounds can be given. */
  record InsufficientData(Ratio low, Ratio high, Ratio coverage) implements PublishedRate {}

  /** No time counts: neither 0 % nor 100 %. */
  record NotApplicable() implements PublishedRate {}
}

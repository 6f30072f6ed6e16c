package org.gengfu.edge.bus;

/**
 * How a bus did since it was opened.
 *
 * @param bus the bus's id
 * @param devices devices on it
 * @param down devices that did not answer their last question
 * @param questions questions asked
 * @param unanswered questions that got no usable answer
 * @param skippedTurns turns of answering devices that were missed altogether
 * @param busyNanos time with a question under way
 * @param latenessNanos sum of how late the polls of answering devices began
 * @param latePolls number of polls in that sum
 * @param worstLatenessNanos greatest of them
 * @param misfits devices whose profile does not fit what they say of themselves
 */
public record BusFigures(
    String bus,
    int devices,
    int down,
    long questions,
    long unanswered,
    long skippedTurns,
    long busyNanos,
    long latenessNanos,
    long latePolls,
    long worstLatenessNanos,
    int misfits) {
  /** A bus whose devices are what their profiles say. */
  public BusFigures(
      String bus,
      int devices,
      int down,
      long questions,
      long unanswered,
      long skippedTurns,
      long busyNanos,
      long latenessNanos,
      long latePolls,
      long worstLatenessNanos) {
    this(
        bus,
        devices,
        down,
        questions,
        unanswered,
        skippedTurns,
        busyNanos,
        latenessNanos,
        latePolls,
        worstLatenessNanos,
        0);
  }
}

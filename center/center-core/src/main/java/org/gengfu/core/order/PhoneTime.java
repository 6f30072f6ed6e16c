package org.gengfu.core.order;

/**
 * When a deed was done, by a phone whose clock may be wrong. At each sending the phone says what
 * its clock shows; the difference to the center's is taken off. Pure.
 *
 * @param atMillis by the center's clock
 * @param doubted true when no time made sense and the arrival was taken
 */
public record PhoneTime(long atMillis, boolean doubted) {
  /** What a phone's clock may be off without being spoken of. */
  public static final long TOLERANCE = 120_000;

  /**
   * Corrects a time.
   *
   * @param doneMillis by the phone's clock, when it was done
   * @param sentMillis by the phone's clock, when it was sent
   * @param steadyMillis how long the phone's steady counter, which no setting of a clock moves,
   *     says that lies between; negative when it does not know (it was restarted)
   * @param nowMillis by the center's clock, when it arrived
   * @param notBeforeMillis before this it cannot have been: the order was made then
   */
  public static PhoneTime of(
      long doneMillis, long sentMillis, long steadyMillis, long nowMillis, long notBeforeMillis) {
    long ago = steadyMillis >= 0 ? steadyMillis : sentMillis - doneMillis;
    long at = nowMillis - ago;
    boolean moved =
        steadyMillis >= 0 && Math.abs(sentMillis - doneMillis - steadyMillis) > TOLERANCE;
    if (ago < 0 || at < notBeforeMillis - TOLERANCE) {
      return new PhoneTime(nowMillis, true);
    }
    return new PhoneTime(Math.max(at, notBeforeMillis), moved);
  }
}

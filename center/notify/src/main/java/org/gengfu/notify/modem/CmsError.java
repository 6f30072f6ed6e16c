package org.gengfu.notify.modem;

import java.util.Set;
import org.gengfu.notify.Sent;

/**
 * What the number in +CMS ERROR means for a message (3GPP TS 27.005, 3.2.5; 3GPP TS 24.011, annex
 * E-2; 3GPP TS 23.040, 9.2.3.22). Stateless; any thread.
 */
final class CmsError {
  /**
   * Unassigned number, barred, rejected, unidentified or unknown subscriber, facility rejected or
   * not subscribed, a message that is not understood; an invalid PDU.
   */
  private static final Set<Integer> REFUSED = Set.of(1, 8, 10, 21, 28, 29, 30, 50, 69, 304, 305);

  /** Network time-out, unknown error: it may have gone. */
  private static final Set<Integer> UNKNOWN = Set.of(332, 500);

  private CmsError() {}

  /** The outcome; what is not known passes by itself, and attempts are counted. */
  static Sent outcome(String line) {
    String digits = line.replaceAll("[^0-9]", "");
    int number = digits.isEmpty() || digits.length() > 4 ? -1 : Integer.parseInt(digits);
    if (REFUSED.contains(number)) {
      return new Sent.Refused(line);
    }
    return UNKNOWN.contains(number) ? new Sent.Unknown(line) : new Sent.TryAgain(line);
  }
}

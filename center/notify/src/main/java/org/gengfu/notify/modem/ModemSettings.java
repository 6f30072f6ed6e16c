package org.gengfu.notify.modem;

/**
 * How a modem is used.
 *
 * @param serviceCenter number of the network's service center; empty for the card's own
 * @param report a status report is asked for each message
 * @param validity TP-VP in relative form, or -1 for what the network does by itself
 * @param maxText longest text in characters; a longer one is cut
 */
public record ModemSettings(String serviceCenter, boolean report, int validity, int maxText) {
  /** Longest text that always fits into {@link SubmitPdu#MAX_PARTS} parts. */
  public static final int MAX_TEXT = 330;

  public ModemSettings {
    if (!serviceCenter.matches("(\\+?[0-9]{3,20})?") || maxText < 1 || maxText > MAX_TEXT) {
      throw new IllegalArgumentException("center " + serviceCenter + ", text " + maxText);
    }
  }
}

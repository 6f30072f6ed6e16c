package org.gengfu.notify.modem;

import java.util.HexFormat;
import java.util.Optional;

/**
 * An SMS-STATUS-REPORT (3GPP TS 23.040, 9.2.2.3). Pure; any thread.
 *
 * @param reference TP-MR, the number that +CMGS gave
 * @param number of the receiver, as the network writes it
 * @param status TP-ST (9.2.3.15)
 */
public record StatusReport(int reference, String number, int status) {
  /** What a status says. */
  public enum Arrival {
    /** The network did its part. */
    ARRIVED,
    /** It still tries. */
    TRYING,
    /** It does not try any more. */
    FAILED
  }

  private static final int KIND = 0x03;
  private static final int STATUS_REPORT = 0x02;
  private static final int INTERNATIONAL = 0x10;
  private static final int TIMES = 14;

  /**
   * Reads what +CDS brings.
   *
   * @param hex service center's address and the report
   * @return empty when it is none
   */
  public static Optional<StatusReport> read(String hex) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(hex.strip());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return bytes.length == 0 ? Optional.empty() : readTpdu(bytes, 1 + (bytes[0] & 0xFF));
  }

  /** Reads a report that begins at an index. */
  static Optional<StatusReport> readTpdu(byte[] bytes, int at) {
    if (at + 4 > bytes.length || (bytes[at] & KIND) != STATUS_REPORT) {
      return Optional.empty();
    }
    int reference = bytes[at + 1] & 0xFF;
    int digits = bytes[at + 2] & 0xFF;
    int octets = (digits + 1) / 2;
    int status = at + 4 + octets + TIMES;
    if (digits > 20 || status >= bytes.length) {
      return Optional.empty();
    }
    StringBuilder number = new StringBuilder();
    if ((bytes[at + 3] & 0x70) == INTERNATIONAL) {
      number.append('+');
    }
    for (int i = 0; i < digits; i++) {
      int octet = bytes[at + 4 + i / 2] & 0xFF;
      number.append(Character.forDigit(i % 2 == 0 ? octet & 0xF : octet >> 4, 16));
    }
    return Optional.of(new StatusReport(reference, number.toString(), bytes[status] & 0xFF));
  }

  /** What the status says; reserved values as the group that they lie in. */
  public Arrival arrival() {
    if (status < 0x20) {
      return Arrival.ARRIVED;
    }
    return status < 0x40 ? Arrival.TRYING : Arrival.FAILED;
  }
}

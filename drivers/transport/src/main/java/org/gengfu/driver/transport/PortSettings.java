package org.gengfu.driver.transport;

import org.jspecify.annotations.Nullable;

/**
 * How a serial port is opened.
 *
 * @param path device file, e.g. {@code /dev/ttyUSB0}; a link, e.g. below {@code /dev/serial/by-id},
 *     is followed anew at each opening
 * @param baud bits per second
 * @param dataBits 7 or 8
 * @param stopBits 1 or 2
 * @param dtr level of the line DTR, null leaves it to the system
 * @param rts level of the line RTS, null leaves it to the system
 */
public record PortSettings(
    String path,
    int baud,
    int dataBits,
    Parity parity,
    int stopBits,
    @Nullable Boolean dtr,
    @Nullable Boolean rts) {
  public PortSettings {
    if (baud < 1 || dataBits < 7 || dataBits > 8 || stopBits < 1 || stopBits > 2) {
      throw new IllegalArgumentException(
          "%d baud, %d data bits, %d stop bits".formatted(baud, dataBits, stopBits));
    }
  }

  /** Eight data bits, and DTR and RTS as the system leaves them. */
  public static PortSettings plain(String path, int baud, Parity parity, int stopBits) {
    return new PortSettings(path, baud, 8, parity, stopBits, null, null);
  }
}

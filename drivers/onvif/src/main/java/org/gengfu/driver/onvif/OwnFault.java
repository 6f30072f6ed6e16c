package org.gengfu.driver.onvif;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Locale;

/** Tells failures of this machine from failures of a device. Stateless; any thread. */
final class OwnFault {
  /** Texts of Linux' errno ENETUNREACH, ENETDOWN, EADDRNOTAVAIL, ENODEV, ENOBUFS, EMFILE, EPERM. */
  private static final List<String> WORDS =
      List.of(
          "network is unreachable",
          "network is down",
          "cannot assign requested address",
          "no such device",
          "no buffer space available",
          "too many open files",
          "operation not permitted");

  private OwnFault() {}

  /** True when nobody could be reached from here, so that nothing is known of the device. */
  static boolean is(IOException failure) {
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return failure instanceof BindException || WORDS.stream().anyMatch(text::contains);
  }
}

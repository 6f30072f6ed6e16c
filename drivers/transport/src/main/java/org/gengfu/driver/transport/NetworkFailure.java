package org.gengfu.driver.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a failed connection says, as a word that screens can translate; and whether it is a failure
 * of this machine rather than of the device. Stateless; any thread.
 */
public final class NetworkFailure {
  /** Texts of Linux' errno ENETUNREACH, ENETDOWN, EADDRNOTAVAIL, ENODEV, ENOBUFS, EMFILE, EPERM. */
  private static final List<String> OWN =
      List.of(
          "network is unreachable",
          "network is down",
          "cannot assign requested address",
          "no such device",
          "no buffer space available",
          "too many open files",
          "operation not permitted");

  /** Parts of Java's and Linux' texts, the first that fits counts. */
  private static final List<Map.Entry<String, String>> WORDS =
      List.of(
          Map.entry("connection refused", "connection-refused"),
          Map.entry("connection reset", "connection-reset"),
          Map.entry("broken pipe", "connection-reset"),
          Map.entry("no route to host", "no-route"),
          Map.entry("host is down", "no-route"),
          Map.entry("network is unreachable", "network-unreachable"),
          Map.entry("timed out", "connection-timeout"),
          Map.entry("too many open files", "no-socket"));

  private static final int MOST = 80;

  private NetworkFailure() {}

  /** True when nobody could be reached from here, so that nothing is known of the device. */
  public static boolean isOwn(IOException failure) {
    String text = text(failure);
    return failure instanceof BindException || OWN.stream().anyMatch(text::contains);
  }

  /**
   * One word in kebab case, as {@code connection-refused}; or {@code connection-failed} with the
   * system's own text in double quotes.
   */
  public static String word(IOException failure) {
    String text = text(failure);
    for (Map.Entry<String, String> word : WORDS) {
      if (text.contains(word.getKey())) {
        return word.getValue();
      }
    }
    if (failure instanceof EOFException) {
      return "connection-closed";
    }
    String own =
        Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
    String line = own.replaceAll("[\\p{Cntrl}\\s]+", " ").replace('"', '\'').strip();
    return "connection-failed \""
        + (line.length() <= MOST ? line : line.substring(0, MOST - 1) + "…")
        + "\"";
  }

  private static String text(IOException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
  }
}

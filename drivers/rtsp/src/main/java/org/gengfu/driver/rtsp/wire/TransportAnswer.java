package org.gengfu.driver.rtsp.wire;

import java.net.InetAddress;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a camera says to SETUP.
 *
 * @param session empty when it names none
 * @param timeout of the session, 60 s unless it says otherwise (RFC 2326, 12.37)
 * @param evenChannel of the packets in the connection: what it says, not what was asked
 * @param oddChannel of the reports
 * @param source the IP address that datagrams come from, as it says; empty when it names none
 */
record TransportAnswer(
    String session, Duration timeout, int evenChannel, int oddChannel, String source) {
  /** Before the answer, and what counts where it is silent. */
  static final TransportAnswer NONE = new TransportAnswer("", Duration.ofSeconds(60), 0, 1, "");

  private static final Pattern CHANNELS =
      Pattern.compile("interleaved=([0-9]{1,3})(?:-([0-9]{1,3}))?");
  private static final Pattern SOURCE =
      Pattern.compile(";\\s*source=\"?\\[?([0-9A-Fa-f.:]{2,45})", Pattern.CASE_INSENSITIVE);
  private static final Pattern TIMEOUT = Pattern.compile("timeout\\s*=\\s*([0-9]{1,6})");

  static TransportAnswer parse(Headers headers) {
    String[] session = headers.first("Session").split(";", 2);
    Duration timeout = NONE.timeout();
    if (session.length > 1) {
      Matcher matcher = TIMEOUT.matcher(session[1]);
      if (matcher.find()) {
        timeout = Duration.ofSeconds(Math.max(2, Integer.parseInt(matcher.group(1))));
      }
    }
    int even = NONE.evenChannel();
    int odd = NONE.oddChannel();
    Matcher matcher = CHANNELS.matcher(headers.first("Transport"));
    if (matcher.find()) {
      even = Integer.parseInt(matcher.group(1));
      odd = matcher.group(2) == null ? even + 1 : Integer.parseInt(matcher.group(2));
    }
    Matcher named = SOURCE.matcher(headers.first("Transport"));
    String source = named.find() ? named.group(1) : "";
    String id = session[0].replaceAll("\\p{Cntrl}", "").strip();
    return new TransportAnswer(id, timeout, even, odd, source);
  }

  /**
   * Whether the camera said that its datagrams come from this address (RFC 2326, 12.39, {@code
   * source}). A name instead of an address is not looked up.
   */
  boolean names(InetAddress address) {
    try {
      return !source.isEmpty() && InetAddress.ofLiteral(source).equals(address);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

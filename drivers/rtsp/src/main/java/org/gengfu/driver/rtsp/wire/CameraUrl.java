package org.gengfu.driver.rtsp.wire;

import java.util.Locale;

/**
 * Address of one stream. Read by hand, since cameras' addresses hold what {@link java.net.URI}
 * refuses.
 *
 * @param text the whole address as it is sent in requests, without user name and password
 * @param host name or IP address, an IPv6 address without brackets
 * @param port 1..65535
 */
public record CameraUrl(String text, String host, int port) {
  /** The port of RTSP (RFC 2326, 9.1). */
  public static final int DEFAULT_PORT = 554;

  /** Longest address, in characters. */
  public static final int MAX_LENGTH = 2_048;

  private static final String SCHEME = "rtsp://";

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException with what is wrong and what to do; never with the text itself,
   *     which may hold a password
   */
  public static CameraUrl of(String text) {
    if (!text.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw new IllegalArgumentException("a stream's address begins with rtsp://");
    }
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a stream's address has at most 2048 characters");
    }
    if (!text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException(
          "a stream's address holds printable ASCII only; write others percent-encoded");
    }
    int end = SCHEME.length();
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String authority = text.substring(SCHEME.length(), end);
    if (authority.contains("@")) {
      throw new IllegalArgumentException(
          "user name and password do not stand in the address; give them as settings of their own");
    }
    int colon = authority.startsWith("[") ? authority.indexOf("]:") + 1 : authority.indexOf(':');
    String host = colon > 0 ? authority.substring(0, colon) : authority;
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isEmpty()) {
      throw new IllegalArgumentException("a stream's address names a host after rtsp://");
    }
    return new CameraUrl(
        text, host, colon > 0 ? port(authority.substring(colon + 1)) : DEFAULT_PORT);
  }

  private static int port(String digits) {
    if (!digits.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("the port of a stream's address is a number, 1 to 65535");
    }
    int port = Integer.parseInt(digits);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("the port of a stream's address is 1 to 65535");
    }
    return port;
  }
}

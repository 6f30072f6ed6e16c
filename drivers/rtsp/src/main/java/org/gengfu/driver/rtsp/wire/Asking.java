package org.gengfu.driver.rtsp.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one visit: numbered, with credentials once they are asked for. One request is
 * open at a time. One thread.
 */
final class Asking {
  /** Longest address in a request, in characters. */
  static final int MAX_URI = 4_096;

  private int number;
  private String method = "";
  private String uri = "";
  private String fields = "";
  private boolean authorised;
  private int repeats;
  private @Nullable Authorization authorization;

  /** Number of the open request. */
  int number() {
    return number;
  }

  String method() {
    return method;
  }

  /** Whether the open request carried credentials. */
  boolean authorised() {
    return authorised;
  }

  /** How often the open request was asked again with other credentials. */
  int repeats() {
    return repeats;
  }

  void answerChallengesWith(Authorization known) {
    authorization = known;
  }

  /**
   * Makes the next request.
   *
   * @param moreFields further fields, each with its line end
   */
  byte[] next(String newMethod, String newUri, String moreFields) {
    method = newMethod;
    uri = newUri;
    fields = moreFields;
    repeats = 0;
    return text();
  }

  /** Makes the open request again, under a new number and with the credentials known by now. */
  byte[] again() {
    repeats++;
    return text();
  }

  private byte[] text() {
    number++;
    authorised = authorization != null;
    String credentials =
        authorization == null ? "" : "Authorization: " + authorization.value(method, uri) + "\r\n";
    String text =
        method
            + " "
            + uri
            + " RTSP/1.0\r\nCSeq: "
            + number
            + "\r\nUser-Agent: Gengfu\r\n"
            + credentials
            + fields
            + "\r\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The address of a medium: absolute as it is, {@code *} or nothing is the base, else the base,
   * one stroke, and the value.
   *
   * @return null when it cannot stand in a request
   */
  static @Nullable String resolve(String base, String control) {
    String uri;
    if (control.isEmpty() || control.equals("*")) {
      uri = base;
    } else if (control.regionMatches(true, 0, "rtsp://", 0, 7)) {
      uri = control;
    } else {
      String stem = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
      uri = stem + (control.startsWith("/") ? "" : "/") + control;
    }
    return fits(uri) ? uri : null;
  }

  static boolean fits(String uri) {
    return uri.length() <= MAX_URI && uri.chars().allMatch(c -> c > ' ' && c != 0x7F && c != '"');
  }
}

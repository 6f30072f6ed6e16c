package org.gengfu.sim.camera.rtsp;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes a viewer's requests out of a connection and passes over what he reports of the reception
 * (frames that begin with {@code $}, RFC 2326, 10.12). One thread.
 */
final class RtspInput {
  static final int MOST_LINE_BYTES = 4_096;
  static final int MOST_HEADERS = 64;
  static final int MOST_BODY_BYTES = 64 * 1_024;

  private static final int FRAME = '$';
  private static final int BUFFER_BYTES = 1_024;

  private final InputStream in;

  RtspInput(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER_BYTES);
  }

  /** What is no RTSP. */
  static final class MalformedException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  /**
   * The next request, or null at the end of the connection.
   *
   * @param heard called for every report between requests: somebody is still there
   * @throws MalformedException when it is none
   */
  @Nullable RtspRequest next(Runnable heard) throws IOException {
    int first = in.read();
    while (first == FRAME || first == '\r' || first == '\n') {
      if (first == FRAME) {
        in.skipNBytes(1);
        int length = unsigned() << 8 | unsigned();
        in.skipNBytes(length);
        heard.run();
      }
      first = in.read();
    }
    return first < 0 ? null : request((char) first + line());
  }

  private int unsigned() throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException("the connection ends within a frame");
    }
    return octet;
  }

  private RtspRequest request(String line) throws IOException {
    String[] words = line.split(" ", -1);
    if (words.length != 3 || !words[2].startsWith("RTSP/")) {
      throw new MalformedException("no request line of RTSP");
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String header = line();
    while (!header.isEmpty()) {
      int colon = header.indexOf(':');
      if (colon < 1 || headers.size() >= MOST_HEADERS) {
        throw new MalformedException("a header without a colon, or too many of them");
      }
      headers.put(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
      header = line();
    }
    in.skipNBytes(bodyBytes(headers.getOrDefault("Content-Length", "0")));
    return new RtspRequest(words[0], words[1], headers);
  }

  private static int bodyBytes(String said) throws MalformedException {
    try {
      int bytes = Integer.parseInt(said);
      if (bytes >= 0 && bytes <= MOST_BODY_BYTES) {
        return bytes;
      }
    } catch (NumberFormatException noNumber) {
      // Refused like one that is too large.
    }
    throw new MalformedException("a body of " + MOST_BODY_BYTES + " bytes at most");
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int octet = in.read();
    while (octet != '\n') {
      if (octet < 0) {
        throw new EOFException("the connection ends within a request");
      }
      if (line.length() >= MOST_LINE_BYTES) {
        throw new MalformedException("a line of more than " + MOST_LINE_BYTES + " bytes");
      }
      line.append((char) octet);
      octet = in.read();
    }
    String latin = line.toString().stripTrailing();
    return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}

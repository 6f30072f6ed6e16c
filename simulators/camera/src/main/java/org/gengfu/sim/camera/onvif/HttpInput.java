package org.gengfu.sim.camera.onvif;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes requests of HTTP/1.1 out of a connection (RFC 9112). One thread. */
final class HttpInput {
  static final int MOST_LINE_BYTES = 8_192;
  static final int MOST_HEADERS = 64;
  static final int MOST_BODY_BYTES = 256 * 1_024;

  private static final int BUFFER_BYTES = 1_024;
  private static final int HEXADECIMAL = 16;

  private final InputStream in;

  HttpInput(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER_BYTES);
  }

  /** What is no HTTP, or too much of it. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    RefusedException(int status, String message) {
      super(message);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** The next request, or null at the end of the connection. */
  @Nullable HttpRequest next() throws IOException {
    int first = in.read();
    while (first == '\r' || first == '\n') {
      first = in.read();
    }
    if (first < 0) {
      return null;
    }
    String[] words = ((char) first + line()).split(" ", -1);
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      throw new RefusedException(400, "no request line of HTTP/1.1");
    }
    Map<String, String> headers = headers();
    String target = words[1];
    int scheme = target.indexOf("://");
    if (scheme > 0) {
      int slash = target.indexOf('/', scheme + 3);
      target = slash < 0 ? "/" : target.substring(slash);
    }
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    return new HttpRequest(words[0], path, headers, body(headers));
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String line = line();
    while (!line.isEmpty()) {
      int colon = line.indexOf(':');
      if (colon < 1 || headers.size() >= MOST_HEADERS) {
        throw new RefusedException(400, "a header without a colon, or too many of them");
      }
      headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      line = line();
    }
    return headers;
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
      return chunks();
    }
    return exactly(size(headers.getOrDefault("Content-Length", "0"), 10));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = size(line().split(";", 2)[0].strip(), HEXADECIMAL);
    while (size > 0) {
      if (body.size() + size > MOST_BODY_BYTES) {
        throw new RefusedException(413, "a body of " + MOST_BODY_BYTES + " bytes at most");
      }
      body.writeBytes(exactly(size));
      line();
      size = size(line().split(";", 2)[0].strip(), HEXADECIMAL);
    }
    headers();
    return body.toByteArray();
  }

  private static int size(String text, int radix) throws RefusedException {
    try {
      int size = Integer.parseInt(text, radix);
      if (size >= 0 && size <= MOST_BODY_BYTES) {
        return size;
      }
    } catch (NumberFormatException noNumber) {
      throw new RefusedException(400, "a length that is no number");
    }
    throw new RefusedException(413, "a body of " + MOST_BODY_BYTES + " bytes at most");
  }

  private byte[] exactly(int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("the connection ends within a body");
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int octet = in.read();
    while (octet != '\n') {
      if (octet < 0) {
        throw new EOFException("the connection ends within a request");
      }
      if (line.length() >= MOST_LINE_BYTES) {
        throw new RefusedException(400, "a line of more than " + MOST_LINE_BYTES + " bytes");
      }
      line.append((char) octet);
      octet = in.read();
    }
    return line.toString().stripTrailing();
  }
}

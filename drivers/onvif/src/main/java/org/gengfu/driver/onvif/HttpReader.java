package org.gengfu.driver.onvif;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer of HTTP/1.x (RFC 9112) within a deadline and a number of bytes. Lines may end
 * with LF alone. One thread.
 */
final class HttpReader {
  /** Largest head of an answer, in bytes. */
  static final int MAX_HEAD = 16 << 10;

  private static final int MAX_INTERIM = 4;

  private final Socket socket;
  private final Deadline deadline;
  private final int largestBody;
  private final byte[] buffer = new byte[8 << 10];
  private int next;
  private int filled;
  private long seen;
  private int headBytes;

  HttpReader(Socket socket, Deadline deadline, int largestBody) {
    this.socket = socket;
    this.deadline = deadline;
    this.largestBody = largestBody;
  }

  long bytesSeen() {
    return seen;
  }

  HttpOutcome answer() throws IOException {
    for (int interim = 0; interim <= MAX_INTERIM; interim++) {
      String first = line();
      if (first == null) {
        return new HttpOutcome.TooMuch("head-too-large " + MAX_HEAD);
      }
      int status = status(first);
      if (status < 0) {
        return new HttpOutcome.NoHttp("no-http " + Words.quoted(first));
      }
      List<Map.Entry<String, String>> fields = fields();
      if (fields == null) {
        return new HttpOutcome.TooMuch("head-too-large " + MAX_HEAD);
      }
      if (status >= 200) {
        return body(new HttpOutcome.Answer(status, fields, new byte[0]));
      }
    }
    return new HttpOutcome.NoHttp("no-http");
  }

  private static int status(String line) {
    String[] parts = line.split(" +", 3);
    if (parts.length < 2
        || !parts[0].startsWith("HTTP/1.")
        || !parts[1].matches("[1-5][0-9][0-9]")) {
      return -1;
    }
    return Integer.parseInt(parts[1]);
  }

  private @Nullable List<Map.Entry<String, String>> fields() throws IOException {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (String line = line(); line != null; line = line()) {
      if (line.isEmpty()) {
        return fields;
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        fields.add(Map.entry(name, line.substring(colon + 1).strip()));
      }
    }
    return null;
  }

  private HttpOutcome body(HttpOutcome.Answer head) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String length = head.first("content-length");
    boolean whole;
    if (head.status() == 204 || head.status() == 304) {
      whole = true;
    } else if (head.first("transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
      HttpOutcome bad = chunks(body);
      if (bad != null) {
        return bad;
      }
      whole = true;
    } else if (!length.isEmpty()) {
      if (!length.matches("[0-9]{1,18}")) {
        return new HttpOutcome.NoHttp("bad-length " + Words.quoted(length));
      }
      whole = Long.parseLong(length) <= largestBody;
      if (whole) {
        copy(Integer.parseInt(length), body);
      }
    } else {
      whole = untilEnd(body);
    }
    return whole
        ? new HttpOutcome.Answer(head.status(), head.fields(), body.toByteArray())
        : tooMuch();
  }

  private HttpOutcome tooMuch() {
    return new HttpOutcome.TooMuch("body-too-large " + largestBody);
  }

  private @Nullable HttpOutcome chunks(ByteArrayOutputStream body) throws IOException {
    while (true) {
      headBytes = 0;
      String line = line();
      String size = line == null ? "" : line.split(";", 2)[0].strip();
      if (!size.matches("[0-9A-Fa-f]{1,8}")) {
        return new HttpOutcome.NoHttp("bad-chunk " + Words.quoted(size));
      }
      long count = Long.parseLong(size, 16);
      if (count == 0) {
        return null;
      }
      if (body.size() + count > largestBody) {
        return tooMuch();
      }
      copy((int) count, body);
      headBytes = 0;
      if (!"".equals(line())) {
        return new HttpOutcome.NoHttp("bad-chunk");
      }
    }
  }

  private void copy(int count, ByteArrayOutputStream to) throws IOException {
    for (int left = count; left > 0; ) {
      if (next == filled && !fill()) {
        throw new EOFException("it ended " + left + " bytes early");
      }
      int part = Math.min(left, filled - next);
      to.write(buffer, next, part);
      next += part;
      left -= part;
    }
  }

  private boolean untilEnd(ByteArrayOutputStream to) throws IOException {
    while (next < filled || fill()) {
      to.write(buffer, next, filled - next);
      next = filled;
      if (to.size() > largestBody) {
        return false;
      }
    }
    return true;
  }

  /** A line without its end, or null when the head grows too large. */
  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      if (next == filled && !fill()) {
        throw new EOFException("it ended within the head");
      }
      byte one = buffer[next++];
      if (++headBytes > MAX_HEAD) {
        return null;
      }
      if (one == '\n') {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      line.write(one);
    }
  }

  private boolean fill() throws IOException {
    if (deadline.over()) {
      throw new SocketTimeoutException();
    }
    socket.setSoTimeout(deadline.leftMillis());
    InputStream in = socket.getInputStream();
    int count = in.read(buffer);
    next = 0;
    filled = Math.max(count, 0);
    seen += filled;
    return count > 0;
  }
}

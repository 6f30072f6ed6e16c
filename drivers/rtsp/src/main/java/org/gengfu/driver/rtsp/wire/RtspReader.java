package org.gengfu.driver.rtsp.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a connection's bytes apart: messages in text (RFC 2326, 4) and packets of pictures between
 * them (10.12). Bytes that are neither, which cameras are known to send, are passed over up to the
 * next thing that makes sense. One thread.
 */
final class RtspReader {
  /** Largest head of a message, in bytes. */
  static final int MAX_HEAD_BYTES = 16 << 10;

  /** Largest body of a message, in bytes. */
  static final int MAX_BODY_BYTES = 64 << 10;

  /** Most bytes in a visit that are passed over. */
  static final int MAX_SKIPPED_BYTES = 1 << 20;

  private static final int INCOMPLETE = -1;
  private static final int NONE = -2;

  private static final List<String> BEGINNINGS =
      List.of(
          "RTSP/1.",
          "ANNOUNCE ",
          "GET_PARAMETER ",
          "OPTIONS ",
          "REDIRECT ",
          "SET_PARAMETER ",
          "TEARDOWN ");

  /** What stands next in the connection. */
  sealed interface Item {
    /** An answer to a request. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int status, String reason, Headers headers, byte[] body) implements Item {}

    /**
     * A packet between the messages.
     *
     * @param channel its number
     * @param payload valid until the next call of the reader
     */
    record Packet(int channel, ByteBuffer payload) implements Item {}

    /** The camera asks something of its own accord. */
    record Asked(String line) implements Item {}

    /** No sense can be made of what comes. */
    record Broken(String why) implements Item {}
  }

  private byte[] buffer = new byte[4 << 10];
  private int start;
  private int end;
  private int evenChannel = -1;
  private int oddChannel = -1;
  private long skipped;
  private boolean understood;

  /** Tells which channels carry packets; before that, none does. */
  void channels(int even, int odd) {
    evenChannel = even;
    oddChannel = odd;
  }

  /** Bytes that were passed over. */
  long skipped() {
    return skipped;
  }

  /** Takes bytes; {@link #next} must be called until it gives null before the next call. */
  void feed(ByteBuffer bytes) {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    int needed = end + bytes.remaining();
    if (needed > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(needed, 2 * buffer.length));
    }
    int count = bytes.remaining();
    bytes.get(buffer, end, count);
    end += count;
  }

  /** The next item, or null when more bytes are needed. */
  @Nullable Item next() {
    while (start < end) {
      byte first = buffer[start];
      if (first == '$') {
        int length = packetLength();
        if (length == INCOMPLETE) {
          return null;
        }
        if (length >= 0) {
          Item packet = packet(length);
          if (packet != null) {
            return packet;
          }
          continue;
        }
      } else if (first == '\r' || first == '\n') {
        start++;
        continue;
      } else {
        int match = textBegins();
        if (match == INCOMPLETE) {
          return null;
        }
        if (match > 0) {
          return message();
        }
      }
      if (!understood || skipped >= MAX_SKIPPED_BYTES) {
        return new Item.Broken("no-rtsp " + hex());
      }
      start++;
      skipped++;
    }
    return null;
  }

  /** Length of the packet that begins here, of which all bytes are there. */
  private int packetLength() {
    int there = end - start;
    if (there < 4) {
      return INCOMPLETE;
    }
    int channel = buffer[start + 1] & 0xFF;
    int length = ((buffer[start + 2] & 0xFF) << 8) | (buffer[start + 3] & 0xFF);
    boolean known = channel == evenChannel || channel == oddChannel;
    if (!known || (length > 0 && length < 4)) {
      return NONE;
    }
    if (length == 0) {
      return 0;
    }
    if (there > 4 && (buffer[start + 4] & 0xC0) != 0x80) {
      return NONE;
    }
    return there < 4 + length ? INCOMPLETE : length;
  }

  private @Nullable Item packet(int length) {
    int channel = buffer[start + 1] & 0xFF;
    ByteBuffer payload = ByteBuffer.wrap(buffer, start + 4, length).slice();
    start += 4 + length;
    understood = true;
    return length == 0 ? null : new Item.Packet(channel, payload);
  }

  private int textBegins() {
    int there = end - start;
    boolean open = false;
    for (String beginning : BEGINNINGS) {
      int compare = Math.min(there, beginning.length());
      String text = new String(buffer, start, compare, StandardCharsets.ISO_8859_1);
      if (beginning.startsWith(text)) {
        if (compare == beginning.length()) {
          return compare;
        }
        open = true;
      }
    }
    return open ? INCOMPLETE : NONE;
  }

  private @Nullable Item message() {
    int bodyAt = headEnd();
    if (bodyAt < 0) {
      boolean large = end - start > MAX_HEAD_BYTES;
      return large ? new Item.Broken("head-too-large " + MAX_HEAD_BYTES) : null;
    }
    String head = new String(buffer, start, bodyAt - start, StandardCharsets.UTF_8);
    String[] lines = head.split("\r\n|\n", -1);
    Headers headers = new Headers();
    for (int i = 1; i < lines.length; i++) {
      headers.addLine(lines[i]);
    }
    int length =
        headers.number("Content-Length", headers.first("Content-Length").isEmpty() ? 0 : -1);
    if (length < 0 || length > MAX_BODY_BYTES) {
      return new Item.Broken("body-too-large " + MAX_BODY_BYTES);
    }
    if (end - bodyAt < length) {
      return null;
    }
    byte[] body = Arrays.copyOfRange(buffer, bodyAt, bodyAt + length);
    start = bodyAt + length;
    understood = true;
    return lines[0].startsWith("RTSP/")
        ? answer(lines[0], headers, body)
        : new Item.Asked(lines[0]);
  }

  private static Item answer(String line, Headers headers, byte[] body) {
    String[] parts = line.split(" +", 3);
    if (parts.length < 2 || !parts[1].matches("[1-9][0-9]{2}")) {
      return new Item.Broken("no-status " + Words.quoted(line));
    }
    String reason = parts.length > 2 ? parts[2] : "";
    return new Item.Answer(Integer.parseInt(parts[1]), Words.shortened(reason), headers, body);
  }

  /** Index of the first byte behind the empty line, or -1. */
  private int headEnd() {
    int most = Math.min(end, start + MAX_HEAD_BYTES);
    for (int i = start; i < most; i++) {
      if (buffer[i] == '\n') {
        if (i + 1 < most && buffer[i + 1] == '\n') {
          return i + 2;
        }
        if (i + 2 < most && buffer[i + 1] == '\r' && buffer[i + 2] == '\n') {
          return i + 3;
        }
      }
    }
    return -1;
  }

  private String hex() {
    return HexFormat.of().formatHex(buffer, start, Math.min(end, start + 32));
  }
}

package org.gengfu.sim.serial;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.gengfu.profile.serial.Checksum;
import org.gengfu.profile.serial.Coding;
import org.gengfu.profile.serial.Frame;
import org.gengfu.profile.serial.Frame.LengthField;

/** Puts frames together and takes the profile's examples apart. Stateless; any thread. */
final class Framer {
  private Framer() {}

  /**
   * An example, taken apart.
   *
   * @param head everything before the data but the length, from the start on
   * @param data decoded
   * @param between bytes between the data and the checksum
   */
  record Parts(byte[] head, byte[] data, byte[] between) {}

  /** Takes an example apart; it has no escapes. */
  static Parts apart(Frame frame, byte[] wire) {
    Checksum checksum = frame.checksum();
    int sum = checksum == null ? 0 : checksum.bytes();
    int skip = checksum == null ? 0 : checksum.skip();
    int dataTo = wire.length - frame.end().length() - sum - skip;
    byte[] data = Arrays.copyOfRange(wire, frame.dataFrom(), dataTo);
    return new Parts(
        Arrays.copyOf(wire, frame.dataFrom()),
        frame.dataCoding() == Coding.HEX ? Sums.undigits(data) : data,
        Arrays.copyOfRange(wire, dataTo, dataTo + skip));
  }

  /**
   * A frame around its parts; length and checksum are reckoned anew.
   *
   * @param open head, data as they travel, and what stands between them and the checksum
   */
  static byte[] close(Frame frame, byte[] open) {
    byte[] bytes = open.clone();
    Checksum checksum = frame.checksum();
    LengthField length = frame.length();
    if (length != null) {
      int sum = checksum == null ? 0 : checksum.bytes();
      int whole = bytes.length + sum + frame.end().length();
      byte[] field = field(length, whole);
      System.arraycopy(field, 0, bytes, length.at(), field.length);
    }
    byte[] sum = {};
    if (checksum != null) {
      int to = bytes.length - checksum.skip();
      sum = Sums.of(checksum, Arrays.copyOfRange(bytes, checksum.from(), to));
    }
    int start = frame.start().length();
    byte[] inner = Sums.join(Arrays.copyOfRange(bytes, start, bytes.length), sum);
    return Sums.join(frame.start().toArray(), hidden(frame, inner), frame.end().toArray());
  }

  private static byte[] field(LengthField length, int whole) {
    long count = (whole - length.plus()) / length.unit();
    if (length.nibbleCheck()) {
      long digits = count % 16 + count / 16 % 16 + count / 256 % 16;
      count += (16 - digits % 16) % 16 * 4096;
    }
    byte[] one = Sums.coded(count, length.size(), length.coding(), length.order());
    byte[] all = {};
    for (int i = 0; i < length.copies(); i++) {
      all = Sums.join(all, one);
    }
    return all;
  }

  /** Room for the length field, where a question's body has none. */
  static byte[] spaced(Frame frame, byte[] body) {
    byte[] open = Sums.join(frame.start().toArray(), body);
    LengthField length = frame.length();
    if (length == null) {
      return open;
    }
    int at = Math.min(length.at(), open.length);
    return Sums.join(
        Arrays.copyOf(open, at),
        new byte[length.bytes()],
        Arrays.copyOfRange(open, at, open.length));
  }

  private static byte[] hidden(Frame frame, byte[] inner) {
    Frame.Escape escape = frame.escape();
    if (escape == null) {
      return inner;
    }
    String marks = frame.start().latin1() + frame.end().latin1() + (char) escape.mark();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte each : inner) {
      int plain = Byte.toUnsignedInt(each);
      if (marks.indexOf(plain) >= 0) {
        out.write(escape.mark());
        plain ^= escape.flip();
      }
      out.write(plain);
    }
    return out.toByteArray();
  }
}

package org.gengfu.driver.serial;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.gengfu.profile.serial.Bytes;
import org.gengfu.profile.serial.Checksum;
import org.gengfu.profile.serial.Coding;
import org.gengfu.profile.serial.Frame;
import org.gengfu.profile.serial.Frame.LengthField;
import org.gengfu.profile.serial.Template;

/** Makes frames. Pure; any thread. */
final class FrameWriter {
  private FrameWriter() {}

  /**
   * The bytes of a template.
   *
   * @param address put in for the device's address
   * @param value put in for the value of a command
   */
  static byte[] fill(Template template, int address, BigDecimal value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Template.Piece piece : template.pieces()) {
      switch (piece) {
        case Template.Fixed(Bytes bytes) -> out.writeBytes(bytes.toArray());
        case Template.Hole(boolean isAddress, Template.Form form) ->
            out.writeBytes(number(isAddress ? BigDecimal.valueOf(address) : value, form));
      }
    }
    return out.toByteArray();
  }

  private static byte[] number(BigDecimal value, Template.Form form) {
    long whole = value.setScale(0, RoundingMode.HALF_UP).longValue();
    return switch (form.style()) {
      case BYTES -> Numbers.write(whole, form.width(), Coding.BINARY, form.order());
      case HEX -> text(String.format(Locale.ROOT, "%0" + form.width() + "X", whole));
      case DECIMAL ->
          form.decimals() > 0
              ? text(value.setScale(form.decimals(), RoundingMode.HALF_UP).toPlainString())
              : text(String.format(Locale.ROOT, "%0" + form.width() + "d", whole));
    };
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * A whole frame.
   *
   * @param body everything but start, length field, checksum and end
   */
  static byte[] frame(Frame frame, byte[] body) {
    byte[] start = frame.start().toArray();
    byte[] head = join(start, body);
    LengthField length = frame.length();
    Checksum checksum = frame.checksum();
    int sumBytes = checksum == null ? 0 : checksum.bytes();
    if (length != null) {
      int total = head.length + length.bytes() + sumBytes + frame.end().length();
      head = withLength(head, length, total);
    }
    byte[] sum = {};
    if (checksum != null) {
      int to = head.length - checksum.skip();
      int number = Checksums.of(checksum, head, Math.min(checksum.from(), to), to);
      sum = Numbers.write(number, checksum.rule().bytes(), checksum.coding(), checksum.order());
    }
    byte[] inner = join(Arrays.copyOfRange(head, start.length, head.length), sum);
    return join(join(start, escaped(frame, inner)), frame.end().toArray());
  }

  private static byte[] withLength(byte[] head, LengthField field, int total) {
    long word = (total - field.plus()) / field.unit() & field.mask();
    if (field.nibbleCheck()) {
      long sum = (word & 0xF) + (word >> 4 & 0xF) + (word >> 8 & 0xF);
      word |= (-sum & 0xF) << 12;
    }
    int size = field.coding() == Coding.HEX ? field.size() / 2 : field.size();
    byte[] one = Numbers.write(word, size, field.coding(), field.order());
    byte[] all = {};
    for (int copy = 0; copy < field.copies(); copy++) {
      all = join(all, one);
    }
    int at = Math.min(field.at(), head.length);
    return join(join(Arrays.copyOf(head, at), all), Arrays.copyOfRange(head, at, head.length));
  }

  private static byte[] escaped(Frame frame, byte[] inner) {
    Frame.Escape escape = frame.escape();
    if (escape == null) {
      return inner;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte b : inner) {
      int plain = b & 0xFF;
      boolean mark =
          plain == escape.mark()
              || frame.start().latin1().indexOf(plain) >= 0
              || frame.end().latin1().indexOf(plain) >= 0;
      if (mark) {
        out.write(escape.mark());
      }
      out.write(mark ? plain ^ escape.flip() : plain);
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}

package org.gengfu.sim.serial;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.Answer.Match;
import org.gengfu.profile.serial.ByteOrder;
import org.gengfu.profile.serial.Frame;
import org.gengfu.profile.serial.SerialBlock;
import org.gengfu.profile.serial.SerialSource;
import org.gengfu.profile.serial.SerialSource.Form;
import org.gengfu.profile.serial.SerialSource.Place;
import org.gengfu.sim.RawNumber;
import org.gengfu.sim.face.DeviceFace;

/**
 * What a frame tells beyond what it was said for: who listens takes it for everything that it looks
 * like, so a caller's digit with the key confirm is a pressed key too. Whole numbers at fixed bytes
 * of frames without escapes. Stateless; any thread.
 */
final class Overheard {
  private Overheard() {}

  /**
   * Values of the points of all other frames that the device says unasked and that this one looks
   * like; NaN for bytes that are no number.
   *
   * @param said what the frame was said for
   * @param wire the frame, whole and right
   */
  static Map<String, Double> numbers(
      DeviceFace device, SerialBlock block, Answer said, byte[] wire, int address) {
    Map<String, Double> numbers = new HashMap<>();
    if (said.frame().escape() != null) {
      return numbers;
    }
    byte[] data = Framer.apart(said.frame(), wire).data();
    for (Answer other : block.heard().values()) {
      if (!other.id().equals(said.id()) && taken(other, said.frame(), wire, data, address)) {
        read(device, other, data, numbers);
      }
    }
    return numbers;
  }

  /**
   * True when who waits for an answer takes this frame for it.
   *
   * @param frame how the frame is made
   * @param wire the frame, whole and right
   * @param data what it carries, decoded
   */
  static boolean taken(Answer awaited, Frame frame, byte[] wire, byte[] data, int address) {
    return awaited.frame().equals(frame)
        && awaited.matches().stream().allMatch(match -> fits(match, wire, data, address));
  }

  private static boolean fits(Match match, byte[] wire, byte[] data, int address) {
    return switch (match) {
      case Match.Reads(var pattern) ->
          pattern.matcher(new String(data, StandardCharsets.ISO_8859_1)).matches();
      case Match.Masked(int at, int mask, int equals) -> {
        int index = at < 0 ? wire.length + at : at;
        yield index >= 0 && index < wire.length && (wire[index] & mask) == equals;
      }
      case Match.Holds(int at, var template) -> {
        byte[] bytes = Asked.filled(template, address);
        int from = at < 0 ? wire.length + at : at;
        int to = from + bytes.length;
        yield from >= 0
            && to <= wire.length
            && Arrays.equals(bytes, Arrays.copyOfRange(wire, from, to));
      }
    };
  }

  private static void read(
      DeviceFace device, Answer other, byte[] data, Map<String, Double> numbers) {
    for (ResolvedPoint point : device.profile().points()) {
      if (point.source() instanceof SerialSource source
          && source.answer().equals(other.id())
          && source.place() instanceof Place.At place
          && place.path().isEmpty()
          && source.form().bytes()
          && source.form() != Form.FLOAT) {
        int from = place.offset() < 0 ? data.length + place.offset() : place.offset();
        int to = place.length() == 0 ? data.length : from + place.length();
        if (from >= 0 && from < to && to <= data.length) {
          numbers.put(point.id(), number(point, source, Arrays.copyOfRange(data, from, to)));
        }
      }
    }
  }

  private static double number(ResolvedPoint point, SerialSource source, byte[] bytes) {
    int base =
        switch (source.form()) {
          case DIGITS -> 10;
          case BCD -> 100;
          default -> 256;
        };
    long raw = source.form() == Form.INT && first(bytes, source.order()) < 0 ? -1 : 0;
    for (int i = 0; i < bytes.length; i++) {
      int each = bytes[source.order() == ByteOrder.BIG ? i : bytes.length - 1 - i] & 0xFF;
      int digit = base == 100 ? 10 * (each >> 4) + (each & 0xF) : each;
      if (digit >= base || (base == 100 && (each & 0xF) > 9)) {
        return Double.NaN;
      }
      raw = raw * base + digit;
    }
    int low = point.decode().lowBit();
    if (low >= 0) {
      int width = point.decode().highBit() - low + 1;
      raw = raw >>> low & (width == 64 ? -1L : (1L << width) - 1);
    }
    return RawNumber.shown(point, BigDecimal.valueOf(raw));
  }

  private static int first(byte[] bytes, ByteOrder order) {
    return bytes[order == ByteOrder.BIG ? 0 : bytes.length - 1];
  }
}

package org.gengfu.driver.serial;

import java.util.Arrays;
import org.gengfu.profile.serial.Bytes;
import org.gengfu.profile.serial.Checksum;
import org.gengfu.profile.serial.Coding;
import org.gengfu.profile.serial.Frame;
import org.gengfu.profile.serial.Frame.LengthField;

/** Finds out whether a frame begins at a place of a stream. Pure; any thread. */
final class FrameScanner {
  private FrameScanner() {}

  /** What lies at a place, seen as one kind of frame. */
  sealed interface Seen {
    /** It may be a frame; its end is not here yet. */
    record More() implements Seen {}

    /**
     * It is none.
     *
     * @param damaged true when it began and ended like one, so that it was probably meant to be one
     */
    record No(String why, boolean damaged) implements Seen {}

    /**
     * It is one.
     *
     * @param rawBytes what it takes of the stream
     */
    record Whole(int rawBytes, Received received) implements Seen {}
  }

  private static final Seen MORE = new Seen.More();
  private static final Seen NO_START = new Seen.No("no start of a frame", false);

  /**
   * Looks at one place.
   *
   * @param from the place
   * @param to end of what has come
   * @param paused true when the line has been silent for the pause that ends a frame
   */
  static Seen look(Frame frame, byte[] stream, int from, int to, boolean paused) {
    Bytes start = frame.start();
    for (int i = 0; i < start.length(); i++) {
      if (from + i == to) {
        return MORE;
      }
      if ((stream[from + i] & 0xFF) != start.at(i)) {
        return NO_START;
      }
    }
    if (frame.escape() != null) {
      return escaped(frame, frame.escape(), stream, from, to);
    }
    if (frame.fixed() > 0) {
      return sized(frame, stream, from, to, frame.fixed());
    }
    LengthField length = frame.length();
    if (length != null) {
      return counted(frame, length, stream, from, to);
    }
    if (frame.endsByPause()) {
      if (to - from > frame.max()) {
        return new Seen.No("longer than " + frame.max() + " bytes", false);
      }
      return paused && to > from ? whole(frame, stream, from, to - from) : MORE;
    }
    return ended(frame, stream, from, to);
  }

  private static Seen ended(Frame frame, byte[] stream, int from, int to) {
    int end = find(frame.end(), stream, from + frame.start().length(), to);
    int raw = end + frame.end().length() - from;
    if (end < 0 ? to - from >= frame.max() : raw > frame.max()) {
      return new Seen.No("no end within " + frame.max() + " bytes", false);
    }
    return end < 0 ? MORE : whole(frame, stream, from, raw);
  }

  private static int find(Bytes mark, byte[] stream, int from, int to) {
    for (int at = from; at + mark.length() <= to; at++) {
      if (holds(mark, stream, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean holds(Bytes mark, byte[] stream, int at) {
    for (int i = 0; i < mark.length(); i++) {
      if ((stream[at + i] & 0xFF) != mark.at(i)) {
        return false;
      }
    }
    return true;
  }

  private static Seen counted(Frame frame, LengthField field, byte[] stream, int from, int to) {
    if (to - from < field.at() + field.bytes()) {
      return MORE;
    }
    long word = -1;
    for (int copy = 0; copy < field.copies(); copy++) {
      int at = from + field.at() + copy * field.size();
      long read = Numbers.read(stream, at, field.size(), field.coding(), field.order());
      if (read < 0 || (copy > 0 && read != word)) {
        return new Seen.No("the length is no number, or its copies differ", false);
      }
      word = read;
    }
    if (field.nibbleCheck() && !nibblesFit(word)) {
      return new Seen.No("wrong check of the length (%04X)".formatted(word), true);
    }
    long whole = (word & field.mask()) * field.unit() + field.plus();
    int least = field.at() + field.bytes() + sumBytes(frame) + frame.end().length();
    if (whole > frame.max() || whole < least) {
      return new Seen.No("a length of " + whole + " bytes", false);
    }
    return sized(frame, stream, from, to, (int) whole);
  }

  private static boolean nibblesFit(long word) {
    long sum = (word & 0xF) + (word >> 4 & 0xF) + (word >> 8 & 0xF) + (word >> 12 & 0xF);
    return (sum & 0xF) == 0;
  }

  private static Seen sized(Frame frame, byte[] stream, int from, int to, int raw) {
    if (to - from < raw) {
      return MORE;
    }
    if (!holds(frame.end(), stream, from + raw - frame.end().length())) {
      return new Seen.No("its end is not where its length says", true);
    }
    return whole(frame, stream, from, raw);
  }

  /** Escapes need an end that is never hidden within the data. */
  private static Seen escaped(Frame frame, Frame.Escape escape, byte[] stream, int from, int to) {
    int end = find(frame.end(), stream, from + frame.start().length(), to);
    if (end < 0) {
      return to - from >= 2 * frame.max()
          ? new Seen.No("no end within " + frame.max() + " bytes", false)
          : MORE;
    }
    byte[] plain = new byte[end + frame.end().length() - from];
    int length = 0;
    for (int i = from; i < end; i++) {
      boolean hidden = (stream[i] & 0xFF) == escape.mark() && i + 1 < end;
      plain[length++] = hidden ? (byte) (stream[++i] ^ escape.flip()) : stream[i];
    }
    for (int i = 0; i < frame.end().length(); i++) {
      plain[length++] = (byte) frame.end().at(i);
    }
    int raw = end + frame.end().length() - from;
    return judged(frame, Arrays.copyOf(plain, length), raw);
  }

  private static Seen whole(Frame frame, byte[] stream, int from, int raw) {
    return judged(frame, Arrays.copyOfRange(stream, from, from + raw), raw);
  }

  private static int sumBytes(Frame frame) {
    return frame.checksum() == null ? 0 : frame.checksum().bytes();
  }

  private static Seen judged(Frame frame, byte[] wire, int raw) {
    int dataTo = wire.length - frame.end().length() - sumBytes(frame);
    Checksum checksum = frame.checksum();
    if (checksum != null) {
      int countTo = dataTo - checksum.skip();
      if (countTo < checksum.from()) {
        return new Seen.No("too short for a checksum", true);
      }
      int right = Checksums.of(checksum, wire, checksum.from(), countTo);
      long there =
          Numbers.read(wire, dataTo, checksum.bytes(), checksum.coding(), checksum.order());
      if (right != there) {
        String form = "wrong checksum: %0" + 2 * checksum.rule().bytes() + "X reckoned";
        return new Seen.No(form.formatted(right), true);
      }
      dataTo = countTo;
    }
    if (dataTo < frame.dataFrom()) {
      return new Seen.No("too short: " + wire.length + " bytes", true);
    }
    byte[] data =
        frame.dataCoding() == Coding.HEX
            ? Numbers.hex(wire, frame.dataFrom(), dataTo)
            : Arrays.copyOfRange(wire, frame.dataFrom(), dataTo);
    return data == null
        ? new Seen.No("its data are no hexadecimal digits", true)
        : new Seen.Whole(raw, new Received(frame, wire, data));
  }
}

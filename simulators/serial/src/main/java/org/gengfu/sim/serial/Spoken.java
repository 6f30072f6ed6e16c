package org.gengfu.sim.serial;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.ByteOrder;
import org.gengfu.profile.serial.Coding;
import org.gengfu.profile.serial.SerialSource;
import org.gengfu.profile.serial.SerialSource.Form;
import org.gengfu.profile.serial.SerialSource.Place;
import org.gengfu.profile.serial.Template;
import org.gengfu.sim.RawNumber;
import org.gengfu.sim.face.DeviceFace;
import org.jspecify.annotations.Nullable;

/**
 * One frame that a device sends: the profile's example with the present values put in. One use, one
 * thread.
 */
final class Spoken {
  private final DeviceFace device;
  private final Answer answer;
  private final Framer.Parts parts;
  private byte[] data;
  private final Places places;
  private final Map<Integer, String> fields = new HashMap<>();
  private final Map<String, Integer> patched = new HashMap<>();
  private final Map<String, Double> numbers = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  private Spoken(DeviceFace device, Answer answer) {
    this.device = device;
    this.answer = answer;
    parts = Framer.apart(answer.frame(), answer.example().toArray());
    data = Shape.fit(answer.layout(), parts.data(), paths());
    places = Places.of(answer.layout(), data);
  }

  /** Parts that points lie in. */
  private Set<String> paths() {
    Set<String> paths = new HashSet<>();
    for (ResolvedPoint point : device.profile().points()) {
      if (point.source() instanceof SerialSource source
          && source.answer().equals(answer.id())
          && source.place() instanceof Place.At at
          && !at.path().isEmpty()) {
        paths.add(Places.full(at.path()));
      }
    }
    return paths;
  }

  /**
   * A frame, and what it tells.
   *
   * @param numbers values of the points that it holds, as they are read from it
   */
  record Said(byte[] wire, Map<String, Double> numbers, Map<String, String> texts) {}

  /**
   * The frame of an answer now.
   *
   * @param cut true to leave out the last third of its data
   * @param result what stands where the answer says how the question went; empty to leave it
   */
  static Said now(
      DeviceFace device, Answer answer, int address, boolean cut, @Nullable ResultCode result) {
    Spoken spoken = new Spoken(device, answer);
    spoken.fill();
    if (cut) {
      spoken.data = java.util.Arrays.copyOf(spoken.data, spoken.data.length * 2 / 3);
    }
    if (result != null) {
      spoken.data = new byte[0];
    }
    byte[] open = spoken.open(address);
    if (result != null) {
      result.put(open);
    }
    return new Said(Framer.close(answer.frame(), open), spoken.numbers, spoken.texts);
  }

  /** A number that stands in the head of a frame. */
  record ResultCode(int at, int size, Coding coding, int code) {
    void put(byte[] wire) {
      byte[] bytes = Sums.coded(code, size, coding, ByteOrder.BIG);
      System.arraycopy(bytes, 0, wire, at, size);
    }
  }

  private byte[] open(int address) {
    byte[] coded = answer.frame().dataCoding() == Coding.HEX ? Sums.digits(data) : data;
    byte[] open = Sums.join(parts.head(), coded, parts.between());
    for (Answer.Match match : answer.matches()) {
      if (match instanceof Answer.Match.Holds(int at, Template template) && at >= 0) {
        byte[] bytes = Asked.filled(template, address);
        System.arraycopy(bytes, 0, open, at, Math.min(bytes.length, open.length - at));
        forget(at - answer.frame().dataFrom(), bytes.length);
      }
    }
    return open;
  }

  /** A point whose bytes are the device's own address shows that, whatever the world says of it. */
  private void forget(int from, int length) {
    patched.forEach((point, at) -> {
      if (answer.frame().dataCoding() == Coding.BINARY && at >= from && at < from + length) {
        numbers.remove(point);
      }
    });
  }

  private void fill() {
    for (ResolvedPoint point : device.profile().points()) {
      if (point.source() instanceof SerialSource source
          && source.answer().equals(answer.id())
          && source.place() != null) {
        put(point, source, source.place());
      }
    }
    if (!fields.isEmpty()) {
      data = bytes(joined());
    }
  }

  private void put(ResolvedPoint point, SerialSource source, Place place) {
    switch (place) {
      case Place.Field(int index) -> {
        List<String> all = split();
        int at = index < 0 ? all.size() + index : index;
        if (at >= 0 && at < all.size()) {
          fields.put(at, told(point, source, fields.getOrDefault(at, all.get(at)), false));
        }
      }
      case Place.Columns(int first, int last) -> {
        String text = text();
        if (last < text.length()) {
          String told = told(point, source, text.substring(first, last + 1), true);
          String fit = Shown.padded(told, last - first + 1);
          data = bytes(text.substring(0, first) + fit + text.substring(last + 1));
        }
      }
      case Place.Capture(Pattern pattern) -> {
        String text = text();
        Matcher matcher = pattern.matcher(text);
        if (matcher.find() && matcher.group(1) != null) {
          String told = told(point, source, matcher.group(1), true);
          data = bytes(text.substring(0, matcher.start(1)) + told + text.substring(matcher.end(1)));
        }
      }
      case Place.At at -> patch(point, source, at);
    }
  }

  private String text() {
    return new String(data, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private List<String> split() {
    Answer.Fields rule = answer.fields();
    if (rule == null) {
      return List.of();
    }
    List<String> all = new ArrayList<>(List.of(text().split(Pattern.quote(rule.separator()), -1)));
    if (rule.collapse()) {
      all.removeIf(String::isEmpty);
    }
    return all;
  }

  private String joined() {
    List<String> all = split();
    fields.forEach(all::set);
    Answer.Fields rule = answer.fields();
    return String.join(rule == null ? "" : rule.separator(), all);
  }

  /** What a text place shows for a point. */
  private String told(ResolvedPoint point, SerialSource source, String sample, boolean keepWidth) {
    if (point.kind() == ValueKind.TEXT) {
      String text = device.text(point.id());
      String told =
          text.isEmpty() ? sample : keepWidth ? Shown.padded(text, sample.length()) : text;
      texts.put(point.id(), told.strip());
      return told;
    }
    double value = device.number(point.id());
    if (Double.isNaN(value)) {
      numbers.put(point.id(), Double.NaN);
      return Shown.dashes(sample);
    }
    BigDecimal raw = Shown.rounded(RawNumber.real(point, value), source.form(), sample);
    numbers.put(point.id(), RawNumber.shown(point, raw));
    int low = point.decode().lowBit();
    if (low >= 0) {
      long before = Long.parseLong(sample, source.form() == Form.HEX ? 16 : 2);
      raw = BigDecimal.valueOf(mixed(before, raw.longValue(), low, point.decode().highBit()));
    }
    return Shown.text(raw, source.form(), sample);
  }

  private static long mixed(long before, long bits, int low, int high) {
    long mask = (high - low == 63 ? -1L : (1L << high - low + 1) - 1) << low;
    return before & ~mask | bits << low & mask;
  }

  private void patch(ResolvedPoint point, SerialSource source, Place.At place) {
    int[] span = span(place.path());
    if (span == null) {
      return;
    }
    int from = place.offset() < 0 ? span[0] + span[1] + place.offset() : span[0] + place.offset();
    int length = place.length() == 0 ? span[0] + span[1] - from : place.length();
    if (from < 0 || length < 1 || from + length > data.length) {
      return;
    }
    Integer count = places.counts().get(Places.full(place.path()));
    if (count != null) {
      // Another number would be a frame that nobody can read: what is counted follows.
      numbers.put(point.id(), RawNumber.shown(point, BigDecimal.valueOf(count)));
      return;
    }
    byte[] told = told(point, source, from, length);
    patched.put(point.id(), from);
    data = data.clone();
    System.arraycopy(told, 0, data, from, length);
  }

  private byte[] told(ResolvedPoint point, SerialSource source, int from, int length) {
    String sample = new String(data, from, length, StandardCharsets.ISO_8859_1);
    if (!source.form().bytes()) {
      return bytes(Shown.padded(told(point, source, sample, true), length));
    }
    double value = device.number(point.id());
    OptionalLong none = RawNumber.sentinel(point);
    if (Double.isNaN(value)) {
      numbers.put(point.id(), Double.NaN);
      boolean real = source.form() == Form.FLOAT;
      return real || none.isEmpty()
          ? Shown.bytes(BigDecimal.ZERO, Double.NaN, source.form(), source.order(), length)
          : Sums.plain(none.getAsLong(), length, source.order());
    }
    double real = RawNumber.real(point, value);
    BigDecimal raw = BigDecimal.valueOf(real).setScale(0, RoundingMode.HALF_EVEN);
    boolean single = source.form() == Form.FLOAT && length == 4;
    numbers.put(
        point.id(),
        source.form() == Form.FLOAT
            ? RawNumber.shown(point, BigDecimal.valueOf(single ? (float) real : real))
            : RawNumber.shown(point, raw));
    int low = point.decode().lowBit();
    if (low >= 0) {
      long before = 0;
      for (int i = 0; i < length; i++) {
        int at = source.order() == ByteOrder.BIG ? i : length - 1 - i;
        before = before << 8 | data[from + at] & 0xFF;
      }
      long mixed = mixed(before, raw.longValue(), low, point.decode().highBit());
      return Sums.plain(mixed, length, source.order());
    }
    return Shown.bytes(raw, real, source.form(), source.order(), length);
  }

  private int @Nullable [] span(String path) {
    if (path.isEmpty()) {
      return new int[] {0, data.length};
    }
    return places.found().get(Places.full(path));
  }
}

package org.gengfu.driver.serial;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.Answer.Fields;
import org.gengfu.profile.serial.ByteOrder;
import org.gengfu.profile.serial.Coding;
import org.gengfu.profile.serial.SerialSource;
import org.gengfu.profile.serial.SerialSource.Form;
import org.gengfu.profile.serial.SerialSource.Place;
import org.jspecify.annotations.Nullable;

/**
 * Takes values out of one answer. What the answer does not hold, or holds as dashes, is {@link
 * RawValue.Absent}; the other points keep their values. One use, one thread.
 */
final class AnswerDecoder {
  private static final int SHOWN = 40;

  private final Received received;
  private final Pattern absent;
  private final List<String> fields;
  private final Map<String, LayoutWalk.Span> parts;

  private AnswerDecoder(Received received, Answer answer, Pattern absent) {
    this.received = received;
    this.absent = absent;
    this.fields = split(answer.fields(), received);
    this.parts =
        answer.layout().isEmpty() ? Map.of() : LayoutWalk.of(answer.layout(), received.data());
  }

  /** The values of some places, in their order. */
  static List<RawValue> decode(
      Received received, Answer answer, List<SerialSource> sources, Pattern absent) {
    AnswerDecoder decoder = new AnswerDecoder(received, answer, absent);
    return sources.stream().map(decoder::value).toList();
  }

  private static List<String> split(@Nullable Fields fields, Received received) {
    if (fields == null) {
      return List.of();
    }
    String text = received.text();
    List<String> split =
        new ArrayList<>(Arrays.asList(text.split(Pattern.quote(fields.separator()), -1)));
    if (fields.collapse()) {
      split.removeIf(String::isEmpty);
    }
    return split;
  }

  private RawValue value(SerialSource source) {
    return switch (source.place()) {
      case null -> new RawValue.Absent("it is only written");
      case Place.Field(int index) -> {
        int at = index < 0 ? fields.size() + index : index;
        yield at >= 0 && at < fields.size()
            ? text(fields.get(at), source.form())
            : new RawValue.Absent("the answer has " + fields.size() + " fields");
      }
      case Place.Columns(int first, int last) -> {
        String text = received.text();
        yield last < text.length()
            ? text(text.substring(first, last + 1), source.form())
            : new RawValue.Absent("the answer has " + text.length() + " characters");
      }
      case Place.Capture(Pattern pattern) -> {
        Matcher matcher = pattern.matcher(received.text());
        String found = matcher.find() ? matcher.group(1) : null;
        yield found == null
            ? new RawValue.Absent("the answer does not hold it")
            : text(found, source.form());
      }
      case Place.At at -> bytes(at, source);
    };
  }

  private RawValue bytes(Place.At at, SerialSource source) {
    LayoutWalk.Span span =
        at.path().isEmpty()
            ? new LayoutWalk.Span(0, received.data().length)
            : LayoutWalk.find(parts, at.path());
    if (span == null) {
      return new RawValue.Absent("the answer has no " + at.path());
    }
    int from = at.offset() < 0 ? span.to() + at.offset() : span.from() + at.offset();
    int to = at.length() == 0 ? span.to() : from + at.length();
    if (from < span.from() || to > span.to() || from > to) {
      return new RawValue.Absent("the answer ends before it");
    }
    byte[] bytes = Arrays.copyOfRange(received.data(), from, to);
    return source.form().bytes()
        ? number(bytes, source.form(), source.order())
        : text(new String(bytes, StandardCharsets.ISO_8859_1), source.form());
  }

  private RawValue text(String text, Form form) {
    String plain = text.strip();
    if (absent.matcher(text).matches()) {
      return new RawValue.Absent("\"" + shown(text) + "\"");
    }
    try {
      return switch (form) {
        case TEXT -> new RawValue.Text(cut(text).stripTrailing());
        case DECIMAL -> new RawValue.Real(new BigDecimal(plain).doubleValue());
        case INTEGER -> new RawValue.Whole(Long.parseLong(plain));
        case HEX -> new RawValue.Whole(Long.parseUnsignedLong(plain, 16));
        case BINARY -> new RawValue.Whole(Long.parseUnsignedLong(plain, 2));
        case UINT, INT, FLOAT, BCD, DIGITS -> throw new IllegalStateException(form + " of a text");
      };
    } catch (NumberFormatException e) {
      return new RawValue.Absent("\"" + shown(text) + "\" is no number");
    }
  }

  private static String cut(String text) {
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String shown(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  private static RawValue number(byte[] bytes, Form form, ByteOrder order) {
    long unsigned = Numbers.read(bytes, 0, Math.min(8, bytes.length), Coding.BINARY, order);
    return switch (form) {
      case UINT -> new RawValue.Whole(unsigned);
      case INT -> {
        int unused = 64 - 8 * bytes.length;
        yield new RawValue.Whole(unsigned << unused >> unused);
      }
      case FLOAT ->
          new RawValue.Real(
              bytes.length == 4
                  ? Float.intBitsToFloat((int) unsigned)
                  : Double.longBitsToDouble(unsigned));
      case BCD -> digits(bytes, order, 100);
      case DIGITS -> digits(bytes, order, 10);
      case DECIMAL, INTEGER, HEX, BINARY, TEXT ->
          throw new IllegalStateException(form + " of bytes");
    };
  }

  /**
   * Decimal digits, two or one a byte.
   *
   * @param base 100 for two, 10 for one
   */
  private static RawValue digits(byte[] bytes, ByteOrder order, int base) {
    long number = 0;
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[order == ByteOrder.BIG ? i : bytes.length - 1 - i] & 0xFF;
      int value = base == 100 ? 10 * (b >> 4) + (b & 0xF) : b;
      boolean wrong = base == 100 ? b >> 4 > 9 || (b & 0xF) > 9 : b > 9;
      if (wrong) {
        return new RawValue.Absent("%02X is no decimal digit".formatted(b));
      }
      number = number * base + value;
    }
    return new RawValue.Whole(number);
  }
}

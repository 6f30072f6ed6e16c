package org.gengfu.sim.serial;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.profile.serial.ByteOrder;
import org.gengfu.profile.serial.Frame;
import org.gengfu.profile.serial.Question;
import org.gengfu.profile.serial.Template;

/**
 * A question as its device hears it: exact bytes, or a pattern where a value is set. Immutable; any
 * thread.
 */
final class Asked {
  private final Question question;
  private final byte[] exact;
  private final Pattern pattern;

  Asked(Question question, int address) {
    this.question = question;
    Frame frame = question.frame();
    exact = Framer.close(frame, Framer.spaced(frame, filled(question.send(), address)));
    pattern = Pattern.compile(expression(question, address), Pattern.DOTALL);
  }

  Question question() {
    return question;
  }

  /**
   * Whether the question stands at the begin of what came.
   *
   * @param length its bytes
   * @param value the value that it sets, or null
   */
  record Heard(int length, @org.jspecify.annotations.Nullable BigDecimal value) {}

  Optional<Heard> at(String came) {
    if (!question.send().takesValue()) {
      String text = new String(exact, StandardCharsets.ISO_8859_1);
      return came.startsWith(text) ? Optional.of(new Heard(exact.length, null)) : Optional.empty();
    }
    Matcher matcher = pattern.matcher(came);
    return matcher.lookingAt()
        ? Optional.of(new Heard(matcher.end(), value(matcher.group(1))))
        : Optional.empty();
  }

  /** True when what came may be the begin of the question. */
  @SuppressWarnings("JdkObsolete") // More text could make it match: that is what hitEnd says.
  boolean begins(String came) {
    if (!question.send().takesValue()) {
      return new String(exact, StandardCharsets.ISO_8859_1).startsWith(came);
    }
    Matcher matcher = pattern.matcher(came);
    return !matcher.matches() && matcher.hitEnd();
  }

  private BigDecimal value(String text) {
    Template.Form form = form();
    return switch (form.style()) {
      case DECIMAL -> new BigDecimal(text);
      case HEX -> new BigDecimal(new BigInteger(text, 16));
      case BYTES -> {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        long number = 0;
        for (int i = 0; i < bytes.length; i++) {
          int at = form.order() == ByteOrder.BIG ? i : bytes.length - 1 - i;
          number = (number << 8) | (bytes[at] & 0xFF);
        }
        yield BigDecimal.valueOf(number);
      }
    };
  }

  private Template.Form form() {
    for (Template.Piece piece : question.send().pieces()) {
      if (piece instanceof Template.Hole(boolean address, Template.Form form) && !address) {
        return form;
      }
    }
    throw new IllegalStateException(question.id() + " takes no value");
  }

  private static String expression(Question question, int address) {
    Frame frame = question.frame();
    StringBuilder out = new StringBuilder(Pattern.quote(frame.start().latin1()));
    for (Template.Piece piece : question.send().pieces()) {
      switch (piece) {
        case Template.Fixed fixed -> out.append(Pattern.quote(fixed.bytes().latin1()));
        case Template.Hole(boolean isAddress, Template.Form form) ->
            out.append(isAddress ? Pattern.quote(latin(number(address, form))) : hole(form));
      }
    }
    if (frame.checksum() != null) {
      out.append(".{").append(frame.checksum().bytes()).append('}');
    }
    return out.append(Pattern.quote(frame.end().latin1())).toString();
  }

  private static String hole(Template.Form form) {
    return switch (form.style()) {
      case DECIMAL -> "(-?[0-9]+(?:\\.[0-9]+)?)";
      case HEX -> "([0-9A-Fa-f]{" + form.width() + "})";
      case BYTES -> "(.{" + form.width() + "})";
    };
  }

  /** A template's bytes; a value is put in as 0. */
  static byte[] filled(Template template, int address) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Template.Piece piece : template.pieces()) {
      switch (piece) {
        case Template.Fixed fixed -> out.writeBytes(fixed.bytes().toArray());
        case Template.Hole hole ->
            out.writeBytes(number(hole.address() ? address : 0, hole.form()));
      }
    }
    return out.toByteArray();
  }

  private static byte[] number(int number, Template.Form form) {
    return switch (form.style()) {
      case BYTES -> Sums.plain(number, form.width(), form.order());
      case DECIMAL -> padded(Integer.toString(number), form.width());
      case HEX ->
          padded(Integer.toHexString(number).toUpperCase(java.util.Locale.ROOT), form.width());
    };
  }

  private static byte[] padded(String digits, int width) {
    String zeros = "0".repeat(Math.max(0, width - digits.length()));
    return (zeros + digits).getBytes(StandardCharsets.US_ASCII);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}

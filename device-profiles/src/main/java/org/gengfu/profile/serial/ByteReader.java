package org.gengfu.profile.serial;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.serial.Template.Fixed;
import org.gengfu.profile.serial.Template.Form;
import org.gengfu.profile.serial.Template.Hole;
import org.gengfu.profile.serial.Template.Piece;
import org.gengfu.profile.serial.Template.Style;
import org.jspecify.annotations.Nullable;

/**
 * Reads bytes written as text or after {@code hex:}, with or without holes. For one thread.
 * Complaints: {@code SERIAL_BYTES} for what is no byte, {@code SERIAL_HOLE} for a hole that nobody
 * knows.
 */
final class ByteReader {
  private static final String HEX = "hex:";
  private static final Pattern HOLE = Pattern.compile("\\{(address|value)(?::([^{}]*))?\\}");
  private static final Pattern FORM =
      Pattern.compile(
          "(?<bytes>[bl])(?<size>[1-8])?|0?(?<width>[1-9][0-9]?)?(?<hex>X)?|\\.(?<dec>[0-9])");

  private final LanguageContext context;
  private final Problems problems;

  ByteReader(LanguageContext context) {
    this.context = context;
    this.problems = context.problems();
  }

  /** The bytes of a key, empty when it is absent or after a problem. */
  Bytes bytes(MapNode map, String key) {
    if (!(map.get(key) instanceof ScalarNode scalar)) {
      return Bytes.NONE;
    }
    Bytes bytes = plain(scalar.text(), scalar.mark());
    return bytes == null ? Bytes.NONE : bytes;
  }

  /** Bytes without holes, or null after a problem. */
  @Nullable Bytes plain(String text, Mark mark) {
    if (text.startsWith(HEX)) {
      return hex(text.substring(HEX.length()), mark);
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        problems.add(
            mark,
            "SERIAL_BYTES",
            "\"" + text.charAt(i) + "\" is no byte",
            "Use characters up to U+00FF, or hex: and digits");
        return null;
      }
    }
    return new Bytes(text);
  }

  private @Nullable Bytes hex(String digits, Mark mark) {
    try {
      return Bytes.of(HexFormat.of().parseHex(digits.replaceAll("\\s", "")));
    } catch (IllegalArgumentException e) {
      problems.add(
          mark,
          "SERIAL_BYTES",
          "\"" + digits.strip() + "\" are no bytes",
          "Write two hexadecimal digits for each byte behind hex:");
      return null;
    }
  }

  /** Bytes with holes, or null after a problem. */
  @Nullable Template template(@Nullable Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      return null;
    }
    String text = context.text(scalar);
    if (text == null) {
      return null;
    }
    boolean hex = text.startsWith(HEX);
    String body = hex ? text.substring(HEX.length()) : text;
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = HOLE.matcher(body);
    int from = 0;
    while (matcher.find()) {
      Piece hole = hole(matcher, scalar.mark());
      if (hole == null
          || !fixed(body.substring(from, matcher.start()), hex, scalar.mark(), pieces)) {
        return null;
      }
      pieces.add(hole);
      from = matcher.end();
    }
    return fixed(body.substring(from), hex, scalar.mark(), pieces) ? new Template(pieces) : null;
  }

  private boolean fixed(String text, boolean hex, Mark mark, List<Piece> into) {
    if (text.isBlank() && (hex || text.isEmpty())) {
      return true;
    }
    Bytes bytes = hex ? hex(text, mark) : plain(text, mark);
    if (bytes == null) {
      return false;
    }
    into.add(new Fixed(bytes));
    return true;
  }

  private @Nullable Piece hole(Matcher hole, Mark mark) {
    boolean address = hole.group(1).equals("address");
    String written = hole.group(2);
    if (written == null) {
      return new Hole(address, new Form(Style.DECIMAL, 1, 0, ByteOrder.BIG));
    }
    Matcher form = FORM.matcher(written);
    if (!form.matches()) {
      problems.add(
          mark,
          "SERIAL_HOLE",
          "\"" + hole.group() + "\" does not say how the number is written",
          "Use e.g. {value:3}, {value:.1}, {address:02X}, {address:b} or {value:b2}");
      return null;
    }
    return new Hole(address, form(form));
  }

  private static Form form(Matcher form) {
    String bytes = form.group("bytes");
    if (bytes != null) {
      ByteOrder order =
          bytes.toLowerCase(Locale.ROOT).equals("l") ? ByteOrder.LITTLE : ByteOrder.BIG;
      return new Form(Style.BYTES, number(form.group("size"), 1), 0, order);
    }
    Style style = form.group("hex") == null ? Style.DECIMAL : Style.HEX;
    return new Form(
        style, number(form.group("width"), 1), number(form.group("dec"), 0), ByteOrder.BIG);
  }

  private static int number(@Nullable String digits, int fallback) {
    return digits == null ? fallback : Integer.parseInt(digits);
  }
}

package org.gengfu.profile.lint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.ScalarNode;

/**
 * Two ways of writing an address that other tools know and that mean something else here: a bit
 * after a point (10.3), and Modicon numbers (40011) under another base.
 */
final class AddressRule implements NodeRule {
  private static final Pattern WITH_BIT =
      Pattern.compile("((?:coil|discrete|input|holding):)?([0-9]{1,6})\\.([0-9]{1,2})");
  private static final Pattern MODICON = Pattern.compile("([0134])([0-9]{4,5})");

  @Override
  public void check(ProfileFile file, Findings findings) {
    if (!(file.root().get("modbus") instanceof MapNode modbus)) {
      return;
    }
    String base = modbus.get("base") instanceof ScalarNode scalar ? scalar.text() : "";
    Points.each(
        file.root(),
        point -> {
          if (point.spec().get("at") instanceof ScalarNode at) {
            Matcher bit = WITH_BIT.matcher(at.text());
            Matcher modicon = MODICON.matcher(at.text());
            if (bit.matches()) {
              bit(file, point.spec(), at, bit, findings);
            } else if (modicon.matches() && (base.equals("0") || base.equals("1"))) {
              modicon(file, at, modicon, base, findings);
            }
          }
        });
  }

  private static void bit(
      ProfileFile file, MapNode spec, ScalarNode at, Matcher parts, Findings findings) {
    String table = parts.group(1) == null ? "" : parts.group(1);
    String place = table + parts.group(2);
    int number = Integer.parseInt(parts.group(3));
    String message = "a bit has a key of its own and is no decimal of an address";
    String fix = "Write at: " + place + " and bit: " + number;
    boolean certain = number < 16 && !spec.has("bit") && !spec.has("bits");
    Edit[] edits = certain ? new Edit[] {replacement(file, spec, at, place, number)} : new Edit[0];
    findings.error(at.mark(), "BIT_IN_ADDRESS", message, fix, edits);
  }

  private static Edit replacement(
      ProfileFile file, MapNode spec, ScalarNode at, String place, int bit) {
    SourceText source = file.source();
    int start = source.offset(at.mark());
    boolean flow = source.text().charAt(source.offset(spec.mark())) == '{';
    String gap = flow ? ", " : "\n" + " ".repeat(spec.keyMark("at").column() - 1);
    int end = source.valueEnd(start, at.text().length());
    return new Edit(start, end, place + gap + "bit: " + bit);
  }

  private static void modicon(
      ProfileFile file, ScalarNode at, Matcher parts, String base, Findings findings) {
    String table =
        switch (parts.group(1)) {
          case "0" -> "coil";
          case "1" -> "discrete";
          case "3" -> "input";
          default -> "holding";
        };
    int number = Integer.parseInt(parts.group(2)) - 1 + Integer.parseInt(base);
    if (number < Integer.parseInt(base)) {
      return;
    }
    String written = table + ":" + number;
    String message = at.text() + " is a Modicon number, but modbus.base is " + base;
    int start = file.source().offset(at.mark());
    Edit edit = new Edit(start, file.source().valueEnd(start, at.text().length()), written);
    findings.error(at.mark(), "MODICON_ADDRESS", message, "Write " + written, edit);
  }
}

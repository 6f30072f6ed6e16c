package org.gengfu.core.dispatch.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an instance from its text; docs/dispatch.md describes the format. Pure; any thread. */
public final class RoutingText {
  private static final Pattern COUNTS =
      Pattern.compile("\\s*(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s*");
  private static final String NUMBER = "\\s+(-?[0-9.]+(?:[eE][-+]?\\d+)?)";
  private static final String LIST = "\\s*\\[([0-9,\\s]*)\\]";
  private static final Pattern ROW =
      Pattern.compile("\\s*(\\d+)" + NUMBER.repeat(5) + LIST.repeat(3) + "\\s*");

  private RoutingText() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException naming the line that is wrong
   */
  public static RoutingInstance parse(String text) {
    List<String> lines = text.lines().toList();
    String name = lines.isEmpty() ? "" : lines.getFirst().strip();
    int[] counts = null;
    List<Place> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher four = COUNTS.matcher(line);
      if (counts == null && four.matches()) {
        counts = new int[4];
        for (int part = 0; part < 4; part++) {
          counts[part] = number(four.group(part + 1), i + 1);
        }
      } else if (counts != null && line.contains("[")) {
        rows.add(row(line, i + 1, rows.size(), counts));
      } else if (counts != null && !line.isBlank() && Character.isDigit(line.strip().charAt(0))) {
        throw wrong(i + 1, "a row has nine columns, the last three in brackets");
      }
    }
    if (counts == null) {
      throw new IllegalArgumentException(
          "no line with the four counts: technicians, skills, tools, kinds of parts");
    }
    if (rows.size() <= counts[0]) {
      throw new IllegalArgumentException(
          "%d rows, but a depot and %d technicians are announced"
              .formatted(rows.size(), counts[0]));
    }
    return new RoutingInstance(
        name,
        rows.getFirst(),
        rows.subList(1, counts[0] + 1),
        rows.subList(counts[0] + 1, rows.size()),
        counts[3]);
  }

  private static Place row(String line, int at, int expected, int[] counts) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      throw wrong(at, "a row has nine columns, the last three in brackets");
    }
    if (number(row.group(1), at) != expected) {
      throw wrong(at, "the row's number should be " + expected);
    }
    List<Integer> parts = numbers(row.group(9), at);
    if (!parts.isEmpty() && parts.size() != counts[3]) {
      throw wrong(at, "%d kinds of parts, not %d".formatted(counts[3], parts.size()));
    }
    while (parts.size() < counts[3]) {
      parts.add(0);
    }
    return new Place(
        expected,
        real(row.group(2), at),
        real(row.group(3), at),
        real(row.group(4), at),
        real(row.group(5), at),
        real(row.group(6), at),
        bits(row.group(7), at, counts[1]),
        bits(row.group(8), at, counts[2]),
        parts);
  }

  private static long bits(String list, int at, int most) {
    long bits = 0;
    for (int bit : numbers(list, at)) {
      if (bit >= most || bit >= RoutingInstance.MOST_SKILLS) {
        throw wrong(at, "number " + bit + " in brackets is beyond the announced " + most);
      }
      bits |= 1L << bit;
    }
    return bits;
  }

  private static List<Integer> numbers(String list, int at) {
    List<Integer> numbers = new ArrayList<>();
    if (!list.isBlank()) {
      for (String one : list.split(",", -1)) {
        numbers.add(number(one.strip(), at));
      }
    }
    return numbers;
  }

  private static int number(String text, int at) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrong(at, "\"" + text + "\" is no number");
    }
  }

  private static double real(String text, int at) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw wrong(at, "\"" + text + "\" is no number");
    }
  }

  private static IllegalArgumentException wrong(int line, String why) {
    return new IllegalArgumentException("line " + line + ": " + why);
  }
}

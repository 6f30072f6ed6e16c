package org.gengfu.scenario.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes out lines that a template says once for many: what stands between {@code #each n 1..300}
 * and {@code #end} comes once for each number, with {@code ${n}} as the number and {@code ${n:3}}
 * as the number with at least three digits. Repetitions may hold others. Stateless.
 */
final class Repetition {
  /** Most lines that come of one template. */
  static final int MOST_LINES = 20_000;

  private static final Pattern EACH =
      Pattern.compile("\\s*#each ([a-z]+) ([0-9]{1,6})\\.\\.([0-9]{1,6})\\s*");

  private final String name;
  private final List<String> lines;
  private final List<String> written = new ArrayList<>();

  private Repetition(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /**
   * The text written out.
   *
   * @throws HouseException when a repetition has no end, or too much comes of it
   */
  static String writeOut(String name, String text) {
    Repetition repetition = new Repetition(name, text.lines().toList());
    repetition.write(0, repetition.lines.size(), List.of());
    return String.join("\n", repetition.written) + (text.endsWith("\n") ? "\n" : "");
  }

  private record Count(String variable, int value) {
    String put(String line) {
      String filled = line.replace("${" + variable + "}", Integer.toString(value));
      Matcher wide = Pattern.compile("\\$\\{" + variable + ":([1-9])}").matcher(filled);
      return wide.replaceAll(found -> ("%0" + found.group(1) + "d").formatted(value));
    }
  }

  private void write(int from, int to, List<Count> counts) {
    for (int i = from; i < to; i++) {
      Matcher each = EACH.matcher(lines.get(i));
      if (!each.matches()) {
        put(lines.get(i), counts);
        continue;
      }
      int end = end(i, to);
      int last = Integer.parseInt(each.group(3));
      for (int value = Integer.parseInt(each.group(2)); value <= last; value++) {
        List<Count> inner = new ArrayList<>(counts);
        inner.add(new Count(each.group(1), value));
        write(i + 1, end, inner);
      }
      i = end;
    }
  }

  private void put(String line, List<Count> counts) {
    if (written.size() >= MOST_LINES) {
      throw new HouseException(name + ": more than " + MOST_LINES + " lines come of #each");
    }
    String filled = line;
    for (Count count : counts) {
      filled = count.put(filled);
    }
    written.add(filled);
  }

  private int end(int begin, int to) {
    int open = 0;
    for (int i = begin; i < to; i++) {
      String line = lines.get(i).strip();
      open += EACH.matcher(line).matches() ? 1 : 0;
      open -= line.equals("#end") ? 1 : 0;
      if (open == 0) {
        return i;
      }
    }
    throw new HouseException(name + ", line " + (begin + 1) + ": #each has no #end");
  }
}

package org.gengfu.sim.serial;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.profile.serial.Answer.Part;
import org.gengfu.profile.serial.Answer.Times;

/**
 * Data of the shape that a profile's points need. A profile's example is of one device; parameters
 * may leave out parts of the layout or ask for more of them than the example has. One use, one
 * thread.
 */
final class Shape {
  private final byte[] example;
  private final Map<String, int[]> kept;
  private final Map<String, Integer> counts;

  /** How many of each part the points need, by path with the indices of its groups. */
  private final Map<String, Integer> needed = new HashMap<>();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Shape(byte[] example, Places places) {
    this.example = example;
    kept = places.whole() ? places.found() : Map.of();
    counts = places.whole() ? places.counts() : Map.of();
  }

  /**
   * The example where it has all parts that points lie in. Else data that have them: parts that are
   * counted come as often as the points need, at least as often as in the example; what the example
   * does not show is 0. An example that does not end where the layout ends shows nothing then.
   *
   * @param paths parts that points lie in, with all indices
   */
  static byte[] fit(List<Part> layout, byte[] example, Set<String> paths) {
    Places places = Places.of(layout, example);
    if (places.complete() && places.found().keySet().containsAll(paths)) {
      return example;
    }
    Shape shape = new Shape(example, places);
    paths.forEach(shape::need);
    shape.put(layout, "", Map.of());
    return shape.out.toByteArray();
  }

  private void need(String path) {
    for (int end = path.indexOf(']'); end >= 0; end = path.indexOf(']', end + 1)) {
      int begin = path.lastIndexOf('[', end);
      int index = Integer.parseInt(path, begin + 1, end, 10);
      needed.merge(path.substring(0, begin), index, Math::max);
    }
  }

  private void put(List<Part> layout, String prefix, Map<String, Integer> outer) {
    Map<String, Integer> said = new HashMap<>(outer);
    for (int p = 0; p < layout.size(); p++) {
      Part part = layout.get(p);
      List<Part> later = layout.subList(p + 1, layout.size());
      int times = times(part, prefix, said);
      for (int i = 1; i <= times; i++) {
        String path = prefix + part.name() + "[" + i + "]";
        if (part.parts().isEmpty()) {
          byte[] bytes = leaf(part, path, counted(part.name(), later, prefix));
          said.put(part.name(), Places.number(bytes, 0, Math.min(3, bytes.length)));
          out.writeBytes(bytes);
        } else {
          put(part.parts(), path + ".", said);
        }
      }
    }
  }

  private int times(Part part, String prefix, Map<String, Integer> said) {
    return switch (part.times()) {
      case Times.Fixed(int count) -> count;
      case Times.Counted(String name) -> said.getOrDefault(name, 0);
      case Times.Rest() -> asOften(part, prefix);
    };
  }

  /** The greater of what the points need and what the example has. */
  private int asOften(Part part, String prefix) {
    int times = needed.getOrDefault(prefix + part.name(), 0);
    while (kept.containsKey(prefix + part.name() + "[" + (times + 1) + "]")) {
      times++;
    }
    return times;
  }

  /** How often the parts come that are counted by one of this name; -1 when there is none. */
  private int counted(String name, List<Part> later, String prefix) {
    int most = -1;
    for (Part part : later) {
      if (part.times() instanceof Times.Counted(String by) && by.equals(name)) {
        most = Math.max(most, asOften(part, prefix));
      }
      if (part.parts().stream().noneMatch(inner -> inner.name().equals(name))) {
        int times = part.times() instanceof Times.Fixed(int n) ? n : asOften(part, prefix);
        for (int i = 1; i <= (part.parts().isEmpty() ? 0 : times); i++) {
          String path = prefix + part.name() + "[" + i + "].";
          most = Math.max(most, counted(name, part.parts(), path));
        }
      }
    }
    return most;
  }

  private byte[] leaf(Part part, String path, int count) {
    byte[] bytes = new byte[part.bytes()];
    int[] span = kept.get(path);
    if (span != null) {
      System.arraycopy(example, span[0], bytes, 0, bytes.length);
    }
    if (count > counts.getOrDefault(path, -1)) {
      int width = Math.min(3, bytes.length);
      for (int i = 0; i < width; i++) {
        bytes[i] = (byte) (count >> 8 * (width - 1 - i));
      }
    }
    return bytes;
  }
}

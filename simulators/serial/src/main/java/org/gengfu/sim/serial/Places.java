package org.gengfu.sim.serial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.profile.serial.Answer.Part;
import org.gengfu.profile.serial.Answer.Times;

/** Where the parts of an answer's data begin. One use, one thread. */
final class Places {
  private final byte[] data;
  private final Map<String, int[]> found = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private boolean complete;
  private int at;

  /**
   * A part that tells how often another comes.
   *
   * @param path with all indices
   * @param value what it says
   */
  private record Count(String path, int value) {}

  private Places(byte[] data) {
    this.data = data;
  }

  static Places of(List<Part> layout, byte[] data) {
    Places places = new Places(data);
    places.complete = places.walk(layout, "", Map.of());
    return places;
  }

  /** First byte and length of each part, by path with all indices. */
  Map<String, int[]> found() {
    return found;
  }

  /** What the parts say by which others are counted, by path with all indices. */
  Map<String, Integer> counts() {
    return counts;
  }

  /** True when the data have all that the layout says. */
  boolean complete() {
    return complete;
  }

  /** True when the data end where the layout ends. */
  boolean whole() {
    return complete && at == data.length;
  }

  /** A part's path with all indices, of which a profile may leave out those that are 1. */
  static String full(String path) {
    StringBuilder full = new StringBuilder();
    for (String step : path.split("\\.", -1)) {
      full.append(full.isEmpty() ? "" : ".").append(step).append(step.endsWith("]") ? "" : "[1]");
    }
    return full.toString();
  }

  /** False when the data end too early. */
  private boolean walk(List<Part> layout, String prefix, Map<String, Count> outer) {
    Map<String, Count> known = new HashMap<>(outer);
    for (Part part : layout) {
      int times = times(part, known);
      for (int i = 1; i <= times; i++) {
        int from = at;
        if (from + part.bytes() > data.length) {
          return false;
        }
        String path = prefix + part.name() + "[" + i + "]";
        if (part.parts().isEmpty()) {
          at += part.bytes();
          known.put(part.name(), new Count(path, number(data, from, Math.min(3, part.bytes()))));
        } else {
          if (!walk(part.parts(), path + ".", known)) {
            return false;
          }
        }
        found.put(path, new int[] {from, at - from});
      }
    }
    return true;
  }

  private int times(Part part, Map<String, Count> known) {
    return switch (part.times()) {
      case Times.Fixed(int count) -> count;
      case Times.Counted(String name) -> {
        Count count = known.get(name);
        if (count == null) {
          yield 0;
        }
        counts.put(count.path(), count.value());
        yield count.value();
      }
      case Times.Rest() -> part.bytes() == 0 ? 0 : (data.length - at) / part.bytes();
    };
  }

  /** What a part says by which others are counted. */
  static int number(byte[] data, int from, int count) {
    int number = 0;
    for (int i = 0; i < count; i++) {
      number = number * 256 + Byte.toUnsignedInt(data[from + i]);
    }
    return number;
  }
}

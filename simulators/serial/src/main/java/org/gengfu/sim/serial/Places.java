package org.gengfu.sim.serial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.profile.serial.Answer.Part;
import org.gengfu.profile.serial.Answer.Times;

/** Where the parts of an example begin. One use, one thread. */
final class Places {
  private final byte[] data;
  private final Map<String, int[]> found = new HashMap<>();
  private int at;

  private Places(byte[] data) {
    this.data = data;
  }

  /** First byte and length of each part, by path with all indices. */
  static Map<String, int[]> of(List<Part> layout, byte[] data) {
    Places places = new Places(data);
    places.walk(layout, "", Map.of());
    return places.found;
  }

  private void walk(List<Part> layout, String prefix, Map<String, Integer> outer) {
    Map<String, Integer> counts = new HashMap<>(outer);
    for (Part part : layout) {
      int times =
          switch (part.times()) {
            case Times.Fixed(int count) -> count;
            case Times.Counted(String name) -> counts.getOrDefault(name, 0);
            case Times.Rest() -> part.bytes() == 0 ? 0 : (data.length - at) / part.bytes();
          };
      for (int i = 1; i <= times && at < data.length; i++) {
        int from = at;
        String path = prefix + part.name() + "[" + i + "]";
        if (part.parts().isEmpty()) {
          at += part.bytes();
          if (at > data.length) {
            return;
          }
          counts.put(part.name(), number(from, Math.min(3, part.bytes())));
        } else {
          walk(part.parts(), path + ".", counts);
        }
        found.put(path, new int[] {from, at - from});
      }
    }
  }

  private int number(int from, int count) {
    int number = 0;
    for (int i = 0; i < count; i++) {
      number = number * 256 + Byte.toUnsignedInt(data[from + i]);
    }
    return number;
  }
}

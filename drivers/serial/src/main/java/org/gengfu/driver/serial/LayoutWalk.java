package org.gengfu.driver.serial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.profile.serial.Answer.Part;
import org.gengfu.profile.serial.Answer.Times;
import org.gengfu.profile.serial.ByteOrder;
import org.gengfu.profile.serial.Coding;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of one answer lie. Counts within the answer are followed; a part that lies beyond
 * its end, or beyond {@link #MOST_PARTS}, is not there. One use, one thread.
 */
final class LayoutWalk {
  /** Most parts of one answer. */
  static final int MOST_PARTS = 8_192;

  /** Bytes of a part: from, and to exclusive. */
  record Span(int from, int to) {}

  private final byte[] data;
  private final Map<String, Span> spans = new HashMap<>();
  private int at;
  private int walked;

  private LayoutWalk(byte[] data) {
    this.data = data;
  }

  /**
   * The parts of an answer, by path; a part has its path with and without {@code [1]} when it is
   * the first of its name.
   */
  static Map<String, Span> of(List<Part> layout, byte[] data) {
    LayoutWalk walk = new LayoutWalk(data);
    List<Map<String, Long>> counts = new ArrayList<>();
    walk.all(layout, "", counts);
    return walk.spans;
  }

  private void all(List<Part> parts, String prefix, List<Map<String, Long>> outer) {
    List<Map<String, Long>> counts = new ArrayList<>(outer);
    counts.addFirst(new HashMap<>());
    for (Part part : parts) {
      long times = times(part.times(), counts);
      for (int i = 1; i <= times && walked < MOST_PARTS && at < data.length; i++) {
        one(part, prefix, i, counts);
      }
    }
  }

  private void one(Part part, String prefix, int index, List<Map<String, Long>> counts) {
    walked++;
    int from = at;
    String path = prefix + part.name() + "[" + index + "]";
    if (part.parts().isEmpty()) {
      at += part.bytes();
      if (at > data.length) {
        at = data.length;
        return;
      }
      if (part.bytes() <= 8) {
        counts
            .getFirst()
            .put(part.name(), Numbers.read(data, from, part.bytes(), Coding.BINARY, ByteOrder.BIG));
      }
    } else {
      all(part.parts(), path + ".", counts);
    }
    spans.put(path, new Span(from, at));
  }

  private static long times(Times times, List<Map<String, Long>> counts) {
    return switch (times) {
      case Times.Fixed(int count) -> count;
      case Times.Rest() -> MOST_PARTS;
      case Times.Counted(String part) -> {
        for (Map<String, Long> scope : counts) {
          Long count = scope.get(part);
          if (count != null) {
            yield Math.clamp(count, 0, MOST_PARTS);
          }
        }
        yield 0;
      }
    };
  }

  /** A path with every index written out: {@code panel.path[2]} is {@code panel[1].path[2]}. */
  static String full(String path) {
    StringBuilder full = new StringBuilder();
    for (String step : path.split("\\.", -1)) {
      full.append(full.isEmpty() ? "" : ".").append(step);
      if (!step.endsWith("]")) {
        full.append("[1]");
      }
    }
    return full.toString();
  }

  /** The part at a path, or null when the answer does not have it. */
  static @Nullable Span find(Map<String, Span> spans, String path) {
    return spans.get(full(path));
  }
}

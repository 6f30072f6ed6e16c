package org.gengfu.profile.lint;

import java.util.function.Consumer;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;

/** The points of a profile as they are written, those of repetitions included. Stateless. */
final class Points {
  /**
   * A point.
   *
   * @param id its key
   * @param key where the key stands
   * @param spec its settings
   * @param repeat the repetition that it belongs to, empty for none
   */
  record Written(String id, Mark key, MapNode spec, String repeat) {}

  private Points() {}

  static void each(MapNode root, Consumer<Written> visitor) {
    section(root, "", visitor);
    if (root.get("repeat") instanceof MapNode repeats) {
      for (String id : repeats.keys()) {
        if (repeats.get(id) instanceof MapNode repeat) {
          section(repeat, id, visitor);
        }
      }
    }
  }

  private static void section(MapNode parent, String repeat, Consumer<Written> visitor) {
    if (parent.get("points") instanceof MapNode points) {
      for (String id : points.keys()) {
        if (points.get(id) instanceof MapNode spec) {
          visitor.accept(new Written(id, points.keyMark(id), spec, repeat));
        }
      }
    }
  }
}

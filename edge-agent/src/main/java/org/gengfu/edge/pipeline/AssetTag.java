package org.gengfu.edge.pipeline;

import java.util.HashMap;
import java.util.Map;
import org.gengfu.contract.PointValue;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a device by its own words: maker, model, serial number, firmware, hardware, MAC
 * address. Once known a word stays until the device says another one. For one thread.
 */
final class AssetTag {
  private final Map<String, String> pointOfRole;
  private final Map<String, String> said = new HashMap<>();

  /**
   * @param before what was known by the profile before this one, or null
   */
  AssetTag(ResolvedProfile profile, @Nullable AssetTag before) {
    pointOfRole = profile.asset();
    if (before != null) {
      said.putAll(before.said);
      said.keySet().retainAll(pointOfRole.keySet());
    }
  }

  /** Looks at the points; true when something is new. */
  boolean update(Map<String, PointState> points) {
    boolean changed = false;
    for (Map.Entry<String, String> each : pointOfRole.entrySet()) {
      PointState state = points.get(each.getValue());
      PointValue value = state == null ? null : state.value();
      if (value != null) {
        String text = text(value);
        changed |= !text.isEmpty() && !text.equals(said.put(each.getKey(), text));
      }
    }
    return changed;
  }

  private static String text(PointValue value) {
    return switch (value) {
      case PointValue.Text(String text) -> text.strip();
      case PointValue.Whole(long whole) -> Long.toString(whole);
      case PointValue.Real(double real) -> Double.toString(real);
      case PointValue.Flag(boolean flag) -> Boolean.toString(flag);
    };
  }

  /** What is known, by role. */
  Map<String, String> properties() {
    return Map.copyOf(said);
  }
}

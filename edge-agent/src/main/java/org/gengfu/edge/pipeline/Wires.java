package org.gengfu.edge.pipeline;

import java.util.List;
import java.util.Map;
import org.gengfu.profile.Decode;
import org.gengfu.profile.DerivedSource;
import org.gengfu.profile.RateSource;
import org.gengfu.profile.WireSource;

/** Says to each point of a device who looks at it. One use. */
final class Wires {
  private final Map<String, PointState> points;
  private final List<PointState> derived;

  /**
   * @param derived takes the computed points, in the profile's order: after what they need
   */
  Wires(Map<String, PointState> points, List<PointState> derived) {
    this.points = points;
    this.derived = derived;
  }

  void connect(AlarmBoard alarms) {
    points.values().forEach(this::connect);
    for (AlarmWatch watch : alarms.watches()) {
      watch
          .windows()
          .values()
          .forEach(ring -> {
            PointState seen = points.get(ring.window().point());
            if (seen != null) {
              seen.wiring.windows.add(ring);
              seen.wiring.alarms.add(watch);
            }
          });
      points.forEach((id, state) -> {
        if (watch.uses(id) && !state.wiring.alarms.contains(watch)) {
          state.wiring.alarms.add(watch);
        }
      });
    }
  }

  private void connect(PointState state) {
    Decode.ScaleFrom factor = state.point().decode().scaleFrom();
    if (factor != null) {
      state.wiring.factor = points.get(factor.point());
    }
    switch (state.point().source()) {
      case DerivedSource(var expression) -> {
        derived.add(state);
        for (String name : expression.names()) {
          PointState needed = points.get(name);
          if (needed != null) {
            needed.wiring.derived.add(state);
          }
        }
      }
      case RateSource source -> {
        PointState counter = points.get(source.counter());
        if (counter != null) {
          counter.wiring.rates.add(new RateState(state, counter, source));
        }
      }
      case WireSource ignored -> {}
    }
  }
}

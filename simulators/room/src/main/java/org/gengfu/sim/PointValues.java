package org.gengfu.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.sim.face.Replayed;
import org.gengfu.sim.generated.GeneratedWorld;
import org.gengfu.sim.world.WorldView;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of one device come from: what the control interface set, then what the room file
 * fixed, then what a recording says, then the pulse counters, then the world, then what a master
 * wrote, then the facts, then what is generated. Guarded by its device.
 */
final class PointValues {
  private static final String COUNTERS = "counter.";

  private final DeviceSettings settings;
  private final GeneratedWorld generated;
  private final DoubleSupplier seconds;
  private final ToDoubleFunction<String> others;
  private final Map<String, Double> held = new HashMap<>();
  private final Map<String, String> heldTexts = new HashMap<>();
  private final Map<String, Double> written = new HashMap<>();
  private final Map<String, Long> pulses = new HashMap<>();

  /**
   * The values of a device.
   *
   * @param seconds time that has passed
   * @param others what the device's other points say, for those that follow one
   */
  PointValues(DeviceSettings settings, DoubleSupplier seconds, ToDoubleFunction<String> others) {
    this.settings = settings;
    this.seconds = seconds;
    this.others = others;
    generated = new GeneratedWorld(settings.profile(), settings.id().hashCode());
  }

  /** The value, NaN for none. */
  double number(ResolvedPoint point, WorldView world) {
    String id = point.id();
    @Nullable Double fixed = held.getOrDefault(id, settings.values().get(id));
    if (fixed != null) {
      return fixed;
    }
    @Nullable Replayed said = settings.replay().at(id, seconds.getAsDouble());
    if (said != null) {
      return said.number();
    }
    if (pulse(id)) {
      return pulses.getOrDefault(id, 0L);
    }
    OptionalDouble physical = world.number(settings.seat(), id);
    if (physical.isPresent()) {
      return physical.getAsDouble();
    }
    @Nullable Double wrote = written.get(id);
    if (wrote != null) {
      return wrote;
    }
    return switch (settings.facts().values().get(id)) {
      case Operand.Number(double number) -> number;
      case Operand.Flag(boolean flag) -> flag ? 1 : 0;
      case Operand.Text ignored -> Double.NaN;
      case null -> generated.number(id, seconds.getAsDouble(), others);
    };
  }

  String text(ResolvedPoint point, WorldView world) {
    String id = point.id();
    @Nullable String fixed = heldTexts.getOrDefault(id, settings.texts().get(id));
    if (fixed != null) {
      return fixed;
    }
    @Nullable Replayed said = settings.replay().at(id, seconds.getAsDouble());
    if (said != null && said.text() != null) {
      return said.text();
    }
    Optional<String> told = world.text(settings.seat(), id);
    if (told.isPresent()) {
      return told.get();
    }
    return settings.facts().values().get(id) instanceof Operand.Text(String fact)
        ? fact
        : generated.text(id);
  }

  /** Holds a number until it is let go; NaN is "no value". */
  void hold(String id, double value) {
    held.put(id, value);
  }

  /** Holds a text until it is let go. */
  void hold(String id, String text) {
    heldTexts.put(id, text);
  }

  void letGo(String id) {
    held.remove(id);
    heldTexts.remove(id);
  }

  /** Counts a read of this point, when the device counts reads. */
  void read(ResolvedPoint point) {
    if (pulse(point.id())) {
      pulses.merge(point.id(), 1L, Long::sum);
    }
  }

  void write(ResolvedPoint point, double value) {
    written.put(point.id(), value);
  }

  /** A device that starts again counts from 0. */
  void restart() {
    pulses.clear();
  }

  private boolean pulse(String id) {
    return settings.pulsePerRead() && id.startsWith(COUNTERS);
  }
}

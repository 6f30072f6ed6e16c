package org.gengfu.sim.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedWorldTest {
  private static final ProfileLibrary LIBRARY =
      ProfileLibrary.load(Path.of("../../device-profiles"), new Problems());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ups-modbus",
        "th-modbus",
        "crac-modbus",
        "mains-meter-modbus",
        "leak-modbus",
        "io-modbus"
      })
  void anOrdinaryDayRaisesNoAlarmAndStaysInRange(String id) {
    ResolvedProfile profile = profile(id);
    GeneratedWorld world = new GeneratedWorld(profile, 7);
    AlarmSolver solver = new AlarmSolver(profile);
    for (double seconds = 0; seconds < 600; seconds += 17) {
      Map<String, Double> now = values(world, profile, seconds);
      assertThat(solver.standing(point -> now.getOrDefault(point, Double.NaN)))
          .as("at %s s", seconds)
          .isEmpty();
      for (ResolvedPoint point : profile.points()) {
        Double value = now.get(point.id());
        if (value != null && point.validLow() != null && point.validHigh() != null) {
          assertThat(value).as(point.id()).isBetween(point.validLow(), point.validHigh());
        }
      }
    }
  }

  /** A scenario can be named after any alarm that a value decides. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ups-modbus",
        "th-modbus",
        "crac-modbus",
        "mains-meter-modbus",
        "leak-modbus",
        "io-modbus"
      })
  void everyAlarmCanBeRaised(String id) {
    ResolvedProfile profile = profile(id);
    Map<String, Double> calm = values(new GeneratedWorld(profile, 7), profile, 0);
    AlarmSolver solver = new AlarmSolver(profile);
    List<String> never = new ArrayList<>();
    for (ResolvedAlarm alarm : profile.alarms()) {
      Optional<Map<String, Double>> found =
          solver.raise(alarm, point -> calm.getOrDefault(point, Double.NaN));
      if (found.isEmpty()) {
        never.add(alarm.id());
        continue;
      }
      Map<String, Double> then = new HashMap<>(calm);
      then.putAll(found.get());
      assertThat(solver.standing(point -> then.getOrDefault(point, Double.NaN)))
          .contains(alarm.id());
    }
    assertThat(never).isEmpty();
  }

  @Test
  void theSameSeedGivesTheSameDayAndAnotherOneAnother() {
    ResolvedProfile profile = profile("th-modbus");
    Map<String, Double> first = values(new GeneratedWorld(profile, 1), profile, 33);
    assertThat(values(new GeneratedWorld(profile, 1), profile, 33)).isEqualTo(first);
    assertThat(values(new GeneratedWorld(profile, 2), profile, 33)).isNotEqualTo(first);
  }

  @Test
  void realValuesMoveWithoutJumps() {
    ResolvedProfile profile = profile("th-modbus");
    GeneratedWorld world = new GeneratedWorld(profile, 1);
    double before = world.number("ambient.temperature", 0, any -> 0);
    double moved = 0;
    for (int second = 1; second < 300; second++) {
      double now = world.number("ambient.temperature", second, any -> 0);
      assertThat(now).isCloseTo(before, within(0.05));
      moved = Math.max(moved, Math.abs(now - world.number("ambient.temperature", 0, any -> 0)));
      before = now;
    }
    assertThat(moved).isPositive();
  }

  private static ResolvedProfile profile(String id) {
    Problems problems = new Problems();
    ResolvedProfile profile = LIBRARY.resolve(id, Map.of(), null, new Mark("test", 1, 1), problems);
    assertThat(problems.list()).isEmpty();
    return profile;
  }

  private static Map<String, Double> values(
      GeneratedWorld world, ResolvedProfile profile, double seconds) {
    Map<String, Double> values = new HashMap<>();
    for (ResolvedPoint point : profile.planned()) {
      if (point.kind() != ValueKind.TEXT) {
        values.put(point.id(), world.number(point.id(), seconds, any -> 0));
      }
    }
    return values;
  }
}

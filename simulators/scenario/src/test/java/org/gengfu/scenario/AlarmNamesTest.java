package org.gengfu.scenario;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.scenario.house.HouseException;
import org.gengfu.scenario.proof.Cause;
import org.junit.jupiter.api.Test;

class AlarmNamesTest {
  private static final Map<String, Set<String>> ALARMS =
      Map.of("bs-1", Set.of("vswrHigh", "vswrWarning", "fan"), "clock-1", Set.of("noFix"));

  @Test
  void anAlarmThatItsDeviceHasMayBeExpected() {
    List<Expectation> expected =
        List.of(alarm("bs-1", "vswrHigh"), alarm("clock-1", "noFix"), new Expectation.Quiet());
    assertThatCode(() -> AlarmNames.check(expected, ALARMS)).doesNotThrowAnyException();
  }

  @Test
  void allThatCannotComeIsToldWithWhatIsMeantPerhaps() {
    List<Expectation> expected =
        List.of(alarm("bs-1", "vswrHihg"), alarm("clock-1", "fan"), alarm("bs-9", "fan"));
    assertThatThrownBy(() -> AlarmNames.check(expected, ALARMS))
        .isInstanceOf(HouseException.class)
        .hasMessageContaining("bs-1 has no alarm vswrHihg")
        .hasMessageContaining("vswrHigh")
        .hasMessageContaining("clock-1 has no alarm fan")
        .hasMessageContaining("the room has no device bs-9");
  }

  private static Expectation alarm(String device, String id) {
    Cause cause = new Cause(Map.of("x", new Cause.Test.Is(1)));
    return new Expectation.AlarmSeen(
        device, id, true, "step", cause, Duration.ZERO, Duration.ZERO, 0);
  }
}

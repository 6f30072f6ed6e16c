package org.gengfu.driver.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gengfu.document.Problems;
import org.gengfu.driver.RawMeaning;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.DerivedSource;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.GoldenTest;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.snmp.SnmpBlock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The SNMP profiles that are shipped: their golden vectors, by the driver's decoder. */
class ShippedProfilesTest {
  private static final Problems PROBLEMS = new Problems();
  private static final ProfileLibrary LIBRARY = ProfileLibrary.load(Profiles.folder(), PROBLEMS);

  private static List<DeviceProfile> snmp() {
    return LIBRARY.all().stream()
        .filter(profile -> profile.standard().protocol() instanceof SnmpBlock)
        .toList();
  }

  @Test
  void theyAreHereAndWithoutErrors() {
    assertThat(PROBLEMS.list().stream().map(Object::toString).filter(p -> p.contains("snmp")))
        .isEmpty();
    assertThat(snmp())
        .extracting(DeviceProfile::id)
        .contains(
            "ups-snmp",
            "ups-snmp-tenths",
            "ups-snmp-kilowatt",
            "switch-snmp",
            "base-station-dmr-snmp");
  }

  @TestFactory
  Stream<DynamicTest> goldenVectors() {
    return snmp().stream()
        .flatMap(profile ->
            profile.tests().stream()
                .map(test ->
                    DynamicTest.dynamicTest(
                        profile.id() + " line " + test.mark().line(), () -> check(profile, test))));
  }

  private static void check(DeviceProfile profile, GoldenTest test) {
    Problems problems = new Problems();
    ResolvedProfile resolved =
        LIBRARY.resolve(profile.id(), test.params(), null, test.facts(), test.mark(), problems);
    assertThat(problems.list()).isEmpty();
    assertThat(resolved).isNotNull();
    Map<String, RawValue> raw = SnmpVectors.decode(resolved, test, problems);
    assertThat(problems.list()).isEmpty();
    Map<String, @Nullable Operand> values = values(resolved, raw);
    for (GoldenTest.Expectation expected : test.expectations()) {
      assertThat(values).containsKey(expected.point());
      Operand value = values.get(expected.point());
      switch (expected.value()) {
        case null -> assertThat(value).as(expected.point()).isNull();
        case Operand.Number(double number) -> {
          assertThat(value).as(expected.point()).isInstanceOf(Operand.Number.class);
          assertThat(((Operand.Number) value).value())
              .as(expected.point())
              .isCloseTo(number, within(1e-6));
        }
        case Operand.Flag flag -> assertThat(value).as(expected.point()).isEqualTo(flag);
        case Operand.Text text -> assertThat(value).as(expected.point()).isEqualTo(text);
      }
    }
  }

  private static Map<String, @Nullable Operand> values(
      ResolvedProfile profile, Map<String, RawValue> raw) {
    Map<String, @Nullable Operand> values = new LinkedHashMap<>();
    for (ResolvedPoint point : profile.points()) {
      RawValue value = raw.get(point.id());
      if (point.source() instanceof DerivedSource derived) {
        values.put(point.id(), derived.expression().evaluate(values::get));
      } else if (value != null) {
        values.put(point.id(), RawMeaning.operand(value, point, values::get));
      }
    }
    return values;
  }
}

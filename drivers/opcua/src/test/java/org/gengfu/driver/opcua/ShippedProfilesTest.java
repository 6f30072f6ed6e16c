package org.gengfu.driver.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gengfu.document.Problems;
import org.gengfu.driver.RawMeaning;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.GoldenTest;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.opcua.OpcuaBlock;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The OPC UA profiles that are shipped, and their golden vectors by the driver's decoder. */
class ShippedProfilesTest {
  private static final Problems PROBLEMS = new Problems();
  private static final ProfileLibrary LIBRARY =
      ProfileLibrary.load(Path.of("../../device-profiles"), PROBLEMS);

  private static List<DeviceProfile> opcua() {
    return LIBRARY.all().stream()
        .filter(profile -> profile.standard().protocol() instanceof OpcuaBlock)
        .toList();
  }

  @Test
  void theyAreHereAndWithoutErrors() {
    assertThat(PROBLEMS.list().stream().map(Object::toString).filter(p -> p.contains("opcua")))
        .isEmpty();
    assertThat(opcua())
        .extracting(DeviceProfile::id)
        .contains("heat-station-opcua", "sewage-plant-opcua");
  }

  @TestFactory
  Stream<DynamicTest> goldenVectors() {
    return opcua().stream()
        .flatMap(profile ->
            profile.tests().stream()
                .map(test ->
                    DynamicTest.dynamicTest(
                        profile.id() + " " + test.mark(), () -> check(profile, test))));
  }

  private static void check(DeviceProfile profile, GoldenTest test) {
    Problems problems = new Problems();
    ResolvedProfile resolved =
        test.standard()
            ? profile.standard()
            : LIBRARY.resolve(
                profile.id(), test.params(), null, test.facts(), test.mark(), problems);
    assertThat(problems.list()).isEmpty();
    Map<String, RawValue> values = OpcuaVectors.decode(resolved, test, problems);
    assertThat(problems.list()).isEmpty();
    for (GoldenTest.Expectation expectation : test.expectations()) {
      ResolvedPoint point = resolved.point(expectation.point());
      assertThat(point).as(expectation.point()).isNotNull();
      RawValue raw = values.get(expectation.point());
      assertThat(raw).as(expectation.point()).isNotNull();
      check(point, raw, expectation);
    }
  }

  private static void check(ResolvedPoint point, RawValue raw, GoldenTest.Expectation wanted) {
    Operand value = RawMeaning.operand(raw, point, factor -> null);
    if (value instanceof Operand.Number(double number)
        && wanted.value() instanceof Operand.Number(double expected)) {
      assertThat(number).as(wanted.point()).isCloseTo(expected, within(1e-6));
    } else {
      assertThat(value).as(wanted.point()).isEqualTo(wanted.value());
    }
  }
}
